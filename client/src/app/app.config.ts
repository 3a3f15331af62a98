import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, ErrorHandler, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withDisabledInitialNavigation,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { AppErrorHandler } from './app-error-handler';
import { showFailurePage } from './app-navigation-error';
import { AppTitle } from './app-title';
import { routes } from './app.routes';
import { failureInterceptor } from './auth/failure-interceptor';
import { provideSession } from './auth/provide-session';
import { tokenInterceptor } from './auth/token-interceptor';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withDisabledInitialNavigation(), // main.ts begins it
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(showFailurePage),
    ),
    provideHttpClient(withInterceptors([tokenInterceptor, failureInterceptor])),
    provideSession(),
    { provide: ErrorHandler, useExisting: AppErrorHandler },
    { provide: TitleStrategy, useExisting: AppTitle },
  ],
};
