import { rm } from 'node:fs/promises';

export default async function stopPostgres(): Promise<void> {
  const { embeddedPostgres } = globalThis as {
    embeddedPostgres?: { stop: () => Promise<void>; dataDir: string };
  };
  if (!embeddedPostgres) return;
  await embeddedPostgres.stop();
  await rm(embeddedPostgres.dataDir, { recursive: true, force: true });
}
