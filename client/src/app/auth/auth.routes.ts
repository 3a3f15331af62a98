import type { Route, Routes } from '@angular/router';
import { MailedToken } from './mailed-token';
import { mailedTokenGuard } from './mailed-token-guard';
import { signedOutGuard } from './signed-out-guard';
import { authTexts } from './texts';

/** Works for the signed-in too: a link in a mail knows nothing of who opens it. */
const opensMailedLinks: Partial<Route> = {
  providers: [MailedToken],
  canActivate: [mailedTokenGuard],
  runGuardsAndResolvers: 'always',
};

const forTheSignedOut: Routes = [
  {
    path: 'sign-in',
    title: authTexts.signInTitle,
    loadComponent: () => import('./sign-in-page').then((file) => file.SignInPage),
  },
  {
    path: 'sign-up',
    title: authTexts.signUpTitle,
    loadComponent: () => import('./sign-up-page').then((file) => file.SignUpPage),
  },
  {
    path: 'check-inbox',
    title: authTexts.checkInboxTitle,
    loadComponent: () => import('./check-inbox-page').then((file) => file.CheckInboxPage),
  },
];

export const authRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./auth-layout').then((file) => file.AuthLayout),
    children: [
      {
        path: '',
        canActivate: [signedOutGuard],
        runGuardsAndResolvers: 'always',
        children: forTheSignedOut,
      },
      {
        path: 'forgot-password',
        title: authTexts.forgotTitle,
        loadComponent: () => import('./forgot-password-page').then((file) => file.ForgotPasswordPage),
      },
      {
        path: 'reset-password',
        title: authTexts.resetTitle,
        loadComponent: () => import('./reset-password-page').then((file) => file.ResetPasswordPage),
        ...opensMailedLinks,
      },
      {
        path: 'verify-email',
        title: authTexts.verifyTitle,
        loadComponent: () => import('./verify-email-page').then((file) => file.VerifyEmailPage),
        ...opensMailedLinks,
      },
    ],
  },
];
