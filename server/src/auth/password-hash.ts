import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import pLimit from 'p-limit';

const argon2Async = promisify(argon2);

/** Off the event loop, and no more at once than there are cores: more would finish no sooner, and slow everybody. */
const atOnce = pLimit(availableParallelism());

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane (ASVS 5.0, 11.4.2). */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const PARAMETERS = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** @returns an argon2id hash in PHC string format, parameters included. The password is NFKC-normalised first. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST, HASH_BYTES);
  return `${PARAMETERS}$${base64(salt)}$${base64(hash)}`;
}

/** Whether a hash was made with other parameters than those in use: hash the password anew when next it is known. */
export function isOutdated(hash: string): boolean {
  return !hash.startsWith(`${PARAMETERS}$`);
}

/** Compares in constant time (ASVS 5.0, 11.2.4). A hash of another form matches nothing. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const [, memory, passes, parallelism, salt, expected] = PHC.exec(hash) ?? [];
  if (!salt || !expected) return false;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const wanted = Buffer.from(expected, 'base64');
  const actual = await derive(password, Buffer.from(salt, 'base64'), cost, wanted.length);
  return timingSafeEqual(actual, wanted);
}

function derive(password: string, nonce: Buffer, cost: typeof COST, tagLength: number): Promise<Buffer> {
  const message = password.normalize('NFKC');
  return atOnce(() => argon2Async('argon2id', { message, nonce, tagLength, ...cost }));
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
