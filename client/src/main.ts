import { createApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

/** In two tasks: on a slow phone each takes a while. */
async function start(): Promise<void> {
  const application = await createApplication(appConfig);
  await new Promise((resolve) => setTimeout(resolve));
  application.bootstrap(App);
}

void start();
