import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

/** Starting keeps a slow phone busy for a while: what index.html shows meanwhile has to be painted first. */
function painted(): Promise<void> {
  if (document.hidden) return Promise.resolve(); // a tab in the background paints nothing
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

void painted().then(() => bootstrapApplication(App, appConfig));
