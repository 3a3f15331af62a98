import { join } from 'node:path';
import { launch } from './run.mjs';
import { SERVER_ENVIRONMENT, SERVER_OPTIONS } from './server-options.mjs';
import { has, NODE, ROOT, toolEnvironment } from './workspace.mjs';

const OPTIONS = [
  ...SERVER_OPTIONS,
  ...(has('.env') ? ['--env-file=.env'] : []), // what is set already wins
  `--import=${join(ROOT, 'scripts/support/end-with-parent.mjs')}`,
];

/** Starts a long-running script on the project's Node, with the settings of `.env`. */
export function serve(script, settings = {}) {
  return launch(NODE, [...OPTIONS, script], {
    env: toolEnvironment({ ...SERVER_ENVIRONMENT, ...settings }),
    ipc: true,
  });
}
