// `npm run dev`: the Angular dev server in front, with live reload, and our server behind it, restarted on change.
import { stopServer, watchServer } from './support/dev-server.mjs';
import { interrupted, launch } from './support/run.mjs';
import { toolEnvironment } from './support/workspace.mjs';

const port = Number(process.env.PORT || 3000);
const origin = process.env.APP_URL || `http://localhost:${port}`;

const compiler = watchServer({ PORT: String(port + 1), APP_URL: origin });
const front = launch('nx', ['run', 'client:serve', `--port=${port}`], {
  env: toolEnvironment({ LATCHLIST_API: `http://localhost:${port + 1}` }), // where its proxy sends /api
});

// Neither ends by itself unless something is wrong; then there is no point in the other.
const code = await Promise.race([compiler.ended, front.ended]);
compiler.stop();
front.stop();
await Promise.all([compiler.ended, front.ended]);
await stopServer();
process.exit(interrupted() ? 0 : code);
