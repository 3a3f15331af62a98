import type { BrowserContext } from '@playwright/test';

/**
 * What no test may pass over in silence: errors on the console (a violated Content-Security-Policy is one), errors
 * nobody caught, and requests to another host. A test that provokes one says so beforehand with `expect`.
 */
export class Surprises {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];

  watch(context: BrowserContext, origin: string): void {
    const { host } = new URL(origin);
    context.on('console', (message) => {
      if (message.type() !== 'error') return;
      this.seen.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (webError) => {
      this.seen.push(`uncaught: ${String(webError.error())}`);
    });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.host !== host) this.seen.push(`request: ${url.href}`);
    });
  }

  /** From here on a surprise that matches is none, as in `surprises.expect(/401 .*\/api\/auth\/token/)`. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  unexpected(): string[] {
    return this.seen.filter((text) => !this.expected.some((pattern) => pattern.test(text)));
  }
}
