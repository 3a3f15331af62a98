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
import { HTTP_CHAIN } from './auth/http-chain';
import { provideSession } from './auth/provide-session';

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
    provideHttpClient(withInterceptors(HTTP_CHAIN)),
    provideSession(),
    { provide: ErrorHandler, useExisting: AppErrorHandler },
    { provide: TitleStrategy, useExisting: AppTitle },
  ],
};
