import type { Env } from '../config/env.ts';
import { isWideRange } from './wide-range.ts';

const LOOPBACK = /^(localhost|127\.|::1$)/;
const NO_LIMIT = 60_000; // requests of one user in a minute

/** What is set so that limits would count the wrong ones, or tell what they should not: a sentence each, for the log. */
export function settingsWarnings(env: Env): string[] {
  const production = env.nodeEnv === 'production';
  return [
    ofMissingProxy(env, production),
    ofWideProxies(env),
    production && env.appUrl.startsWith('http:') && !LOOPBACK.test(new URL(env.appUrl).hostname)
      ? 'APP_URL is not https: cookies, passwords and tokens travel in clear.'
      : '',
    production && !env.emailVerification
      ? 'EMAIL_VERIFICATION is off: signing up tells whether an address has an account.'
      : '',
    production && env.apiRequestsPerMinute > NO_LIMIT
      ? `API_REQUESTS_PER_MINUTE is ${env.apiRequestsPerMinute}: more than one user can ask for, so no limit.`
      : '',
  ].filter(Boolean);
}

function ofMissingProxy({ trustProxy, appUrl, host }: Env, production: boolean): string {
  if (trustProxy.length > 0) return '';
  if (appUrl.startsWith('https:'))
    // this server speaks no TLS itself
    return 'TRUST_PROXY is empty, yet something in front must end https: all clients count as one. Set it to the address of that proxy.';
  return production && !LOOPBACK.test(host)
    ? 'TRUST_PROXY is empty: if a proxy stands in front, all clients count as one. Set it to the address of that proxy.'
    : '';
}

function ofWideProxies({ trustProxy }: Env): string {
  const wide = trustProxy.find(isWideRange);
  return wide === undefined
    ? ''
    : `TRUST_PROXY holds ${wide}: anybody in it can claim any address, and escape every limit. Name the proxies alone.`;
}
