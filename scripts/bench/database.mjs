// A process that keeps a temporary PostgreSQL until it is told to end.
import { startTemporaryPostgres } from '../../server/dist/modules/database/embedded/temporary-postgres.js';

const starting = startTemporaryPostgres({ durable: true }); // as in production

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void end(0));
starting.then(
  ({ url }) => console.log(`PostgreSQL is ready at ${url}`),
  (error) => {
    console.error(error.message);
    return end(1);
  },
);

async function end(code) {
  await starting.then((database) => database.stop()).catch(() => undefined);
  process.exit(code);
}
