export interface Database {
  url: string;
  stop: () => Promise<void>;
}

/** A PostgreSQL with nothing in it, gone with its data when stopped; run by the build that is being tested. */
export async function startDatabase(): Promise<Database> {
  const build = new URL('../../server/dist/database/embedded/temporary-postgres.js', import.meta.url);
  const { startTemporaryPostgres } = (await import(build.href)) as {
    startTemporaryPostgres: () => Promise<Database>;
  };
  return startTemporaryPostgres();
}
