import {
  type EnvironmentProviders,
  inject,
  makeEnvironmentProviders,
  provideAppInitializer,
} from '@angular/core';
import { KeepTokenFresh } from './keep-token-fresh';
import { Session } from './session';

/** Starts the session's machinery with the application; nobody waits for it but the guards. */
export function provideSession(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideAppInitializer(() => {
      inject(KeepTokenFresh);
      void inject(Session).start();
    }),
  ]);
}
