import { createApplication } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { App } from './app/app';
import { appConfig } from './app/app.config';

/** On a slow phone each step takes a while: what was done meanwhile comes in between. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

async function start(): Promise<void> {
  await nextTask();
  const application = await createApplication(appConfig);
  await nextTask();
  application.bootstrap(App);
  await nextTask();
  application.injector.get(Router).initialNavigation();
}

void start();
