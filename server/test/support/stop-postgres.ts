import type { Config } from 'jest';
import { documentedStatuses } from './openapi/conformity.ts';
import { readSeen } from './openapi/seen.ts';

/** @throws {Error} when all suites ran, and none has met some status that the document tells of. */
export default async function stopPostgres(
  config: Pick<Config, 'testNamePattern'> & Patterns,
): Promise<void> {
  const { dropTemplate, stopTestPostgres } = globalThis as Started;
  await dropTemplate?.();
  await stopTestPostgres?.();
  const seen = readSeen();
  const isPart = config.testPathPatterns.patterns.length > 0 || Boolean(config.testNamePattern);
  const unseen = documentedStatuses().filter((each) => !seen.has(each));
  if (isPart || unseen.length === 0) return;
  throw new Error(`${unseen.length} documented statuses come in no test:\n  ${unseen.join('\n  ')}`);
}

interface Started {
  dropTemplate?: () => Promise<void>;
  stopTestPostgres?: () => Promise<void>;
}

interface Patterns {
  testPathPatterns: { patterns: string[] };
}
