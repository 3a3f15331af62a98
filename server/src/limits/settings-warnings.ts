import type { Env } from '../config/env.ts';

const EVERYBODY = /^(0\.0\.0\.0|::)\/0$/;
const LOOPBACK = /^(localhost|127\.|::1$)/;

/** What is set so that limits would count the wrong ones, or tell what they should not: a sentence each, for the log. */
export function settingsWarnings(env: Env): string[] {
  const behindProxy = env.appUrl.startsWith('https:'); // this server speaks no TLS itself
  const open = env.trustProxy.find((item) => EVERYBODY.test(item));
  return [
    behindProxy && env.trustProxy.length === 0
      ? 'TRUST_PROXY is empty, yet something in front must end https: all clients count as one. Set it to the address of the proxy.'
      : '',
    open === undefined
      ? ''
      : `TRUST_PROXY holds ${open}: anybody can claim any address, and escape every limit. Name the proxies alone.`,
    env.nodeEnv === 'production' && !behindProxy && !LOOPBACK.test(new URL(env.appUrl).hostname)
      ? 'APP_URL is not https: cookies, passwords and tokens travel in clear.'
      : '',
    env.nodeEnv === 'production' && !env.emailVerification
      ? 'EMAIL_VERIFICATION is off: signing up tells whether an address has an account.'
      : '',
  ].filter(Boolean);
}
