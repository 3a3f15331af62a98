import type { Routes } from '@angular/router';
import { authRoutes } from './auth/auth.routes';
import { signedInGuard } from './auth/signed-in-guard';
import { FailurePage } from './app-failure-page';
import { FAILURE_PATH } from './app-navigation-error';
import { appTexts } from './app-texts';
import { unsavedGuard } from './app-unsaved-guard';

const todosPage = () => import('./todos/todos-page').then((file) => file.TodosPage);

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'todos' },
  ...authRoutes,
  {
    path: '',
    canActivate: [signedInGuard],
    runGuardsAndResolvers: 'always',
    loadComponent: () => import('./app-shell').then((file) => file.AppShell),
    children: [
      { path: 'todos', title: appTexts.todos, loadComponent: todosPage, canDeactivate: [unsavedGuard] },
      {
        path: 'tags',
        title: appTexts.tags,
        loadComponent: () => import('./todos/tags/tags-page').then((file) => file.TagsPage),
      },
      {
        path: 'trash',
        title: appTexts.trash,
        loadComponent: () => import('./todos/trash/trash-page').then((file) => file.TrashPage),
      },
      {
        path: 'account',
        loadChildren: () => import('./account/account.routes').then((file) => file.accountRoutes),
      },
      {
        path: 'users/:userId/todos',
        title: appTexts.todos,
        loadComponent: todosPage,
        canDeactivate: [unsavedGuard],
      },
    ],
  },
  { path: FAILURE_PATH, title: appTexts.wrongTitle, component: FailurePage },
  {
    path: '**',
    title: appTexts.notFound,
    loadComponent: () => import('./ui/not-found-page').then((file) => file.NotFoundPage),
  },
];
