import './support/node-version.mjs';
import { build } from './support/build.mjs';
import { install } from './support/install.mjs';
import { serve } from './support/serve.mjs';

const watch = process.argv.includes('--watch');

await install();
if (!watch) await build();
process.exitCode = await serve(watch ? 'scripts/dev.mjs' : 'server/dist/main.js').ended;
