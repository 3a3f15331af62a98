import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
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
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
    ),
    provideHttpClient(withInterceptors([tokenInterceptor, failureInterceptor])),
    provideSession(),
    { provide: TitleStrategy, useExisting: AppTitle },
  ],
};
