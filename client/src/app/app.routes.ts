import type { Routes } from '@angular/router';
import { signedInGuard } from './auth/signed-in-guard';
import { signedOutGuard } from './auth/signed-out-guard';
import { appTexts } from './app-texts';

const todosPage = () => import('./todos/todos-page').then((file) => file.TodosPage);

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'todos' },
  {
    path: '',
    canActivate: [signedOutGuard],
    runGuardsAndResolvers: 'always',
    loadComponent: () => import('./auth/auth-layout').then((file) => file.AuthLayout),
    children: [
      {
        path: 'sign-in',
        title: appTexts.signIn,
        loadComponent: () => import('./auth/sign-in-page').then((file) => file.SignInPage),
      },
      {
        path: 'sign-up',
        title: appTexts.signUp,
        loadComponent: () => import('./auth/sign-up-page').then((file) => file.SignUpPage),
      },
    ],
  },
  {
    path: '',
    canActivate: [signedInGuard],
    runGuardsAndResolvers: 'always',
    loadComponent: () => import('./app-shell').then((file) => file.AppShell),
    children: [
      { path: 'todos', title: appTexts.todos, loadComponent: todosPage },
      { path: 'users/:userId/todos', title: appTexts.todos, loadComponent: todosPage },
    ],
  },
  {
    path: '**',
    title: appTexts.notFound,
    loadComponent: () => import('./ui/not-found-page').then((file) => file.NotFoundPage),
  },
];
