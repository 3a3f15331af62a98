import type { Config } from 'jest';
import { documentedStatuses } from './openapi/conformity.ts';
import { readSeen } from './openapi/seen.ts';

/** Lists, when all suites ran, each status that the document tells of and none of them has met. */
export default async function stopPostgres(
  config: Pick<Config, 'testNamePattern'> & Patterns,
): Promise<void> {
  await (globalThis as { stopTestPostgres?: () => Promise<void> }).stopTestPostgres?.();
  const seen = readSeen();
  const isPart = config.testPathPatterns.patterns.length > 0 || Boolean(config.testNamePattern);
  const unseen = documentedStatuses().filter((each) => !seen.has(each));
  if (isPart || unseen.length === 0) return;
  process.stderr.write(`${unseen.length} documented statuses come in no test:\n  ${unseen.join('\n  ')}\n`);
}

interface Patterns {
  testPathPatterns: { patterns: string[] };
}
