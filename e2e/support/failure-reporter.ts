import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { readFileSync } from 'node:fs';

/** Prints what the page showed when a test failed, for where nobody can look at it. */
export default class FailureReporter implements Reporter {
  onTestEnd(test: TestCase, result: TestResult): void {
    const path = result.attachments.find(({ name }) => name === 'error-context')?.path;
    if (!path) return;
    const context = readFileSync(path, 'utf8').replace(/\n# Test source[^]*/, '');
    process.stdout.write(
      `\n── ${test.title}: what the page showed\n${context.replace(/^[^]*?(?=# Error)/, '')}\n`,
    );
  }
}
