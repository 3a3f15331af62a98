import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Env } from '../config/env.ts';

/** Every cookie of ours starts with `prefix`: under https one that no other host and no plain http can set. */
export function cookiesOf({ appUrl }: Pick<Env, 'appUrl'>): { prefix: string; secure: boolean } {
  const secure = appUrl.startsWith('https:');
  return { prefix: secure ? '__Host-latchlist' : 'latchlist', secure };
}

/** The value of a cookie, as it was sent. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/**
 * The same `Cookie` header with what an older secret has signed signed anew, so that a change of secrets signs nobody
 * out: Better Auth verifies cookies with the newest one alone. The browser's own copy is renewed with the session.
 */
export function signedWithNewest(
  header: string,
  { secrets, betterAuthSecret }: Pick<Env, 'secrets' | 'betterAuthSecret'>,
): string {
  const [current, ...rest] = secrets;
  if (!current) return header;
  const newest = current.value;
  const older = [...rest.map(({ value }) => value), betterAuthSecret];
  return header
    .split(';')
    .map((pair) => {
      const [, name = '', value = '', signature = ''] = SIGNED.exec(pair) ?? [];
      const known = older.some((secret) => fits(value, decoded(signature), secret));
      return known ? ` ${name}=${value}.${encodeURIComponent(sign(value, newest))}` : pair;
    })
    .join(';')
    .trim();
}

/** What cookies are signed with, to be made once. */
export function newestSecret({
  secrets,
  betterAuthSecret,
}: Pick<Env, 'secrets' | 'betterAuthSecret'>): KeyObject {
  return createSecretKey(Buffer.from(secrets[0]?.value ?? betterAuthSecret));
}

/** The value of a cookie that is there once, and signed with the secret; else undefined. */
export function signedValue(header: string | undefined, name: string, secret: KeyObject): string | undefined {
  const pairs = (header ?? '').split(';').filter((pair) => pair.trim().startsWith(`${name}=`));
  const [, , value = '', signature = ''] = SIGNED.exec(pairs[0] ?? '') ?? [];
  const isSigned = fits(value, decoded(signature), secret);
  return pairs.length === 1 && isSigned ? value : undefined;
}

/** `name=value.signature`, the signature in base64 that may be URI-encoded. */
const SIGNED = /^\s*([\w.-]+)=([\w-]+)\.([\w+/=%]{44,64})\s*$/;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function sign(value: string, secret: string | KeyObject): string {
  return createHmac('sha256', secret).update(value).digest('base64');
}

function fits(value: string, signature: string, secret: string | KeyObject): boolean {
  const wanted = Buffer.from(sign(value, secret));
  const given = Buffer.from(signature);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
