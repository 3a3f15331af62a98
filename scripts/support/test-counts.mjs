import { existsSync, readFileSync } from 'node:fs';

/** What one part of the tests came to. */
export function counts(passed = 0, failed = 0, skipped = 0) {
  return { passed, failed, skipped };
}

export function sum(all) {
  return all.reduce(
    (a, b) => counts(a.passed + b.passed, a.failed + b.failed, a.skipped + b.skipped),
    counts(),
  );
}

/** A part fails when its runner says so, when it reported nothing, and when it ran nothing: silence proves nothing. */
export function judged(result, exitCode) {
  const ran = result.passed + result.failed > 0;
  const unexplained = result.failed === 0 && (exitCode !== 0 || !ran);
  return unexplained ? { ...result, failed: 1 } : result;
}

export function fromJest(reportFile) {
  const report = read(reportFile);
  if (!report) return counts();
  return counts(
    report.numPassedTests,
    report.numFailedTests + report.numRuntimeErrorTestSuites,
    report.numPendingTests + report.numTodoTests,
  );
}

export function fromPlaywright(reportFile) {
  const report = read(reportFile);
  if (!report) return counts();
  const { expected, unexpected, flaky, skipped } = report.stats;
  return counts(expected + flaky, unexpected + report.errors.length, skipped);
}

/** Nx puts a ✔ before every task that passed, and lists the failed ones at the end. */
export function fromNx(output) {
  const passed = output.match(/^✔ +nx run \S+/gmu) ?? [];
  const [, list = ''] = output.split('Failed tasks:');
  return counts(passed.length, (list.match(/^- \S+:\S+$/gm) ?? []).length);
}

function read(reportFile) {
  return existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined;
}
