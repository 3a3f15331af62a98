import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import type { HashCost } from '../config/env.ts';

const argon2Async = promisify(argon2);

/** Off the event loop, and no more at once than there are cores: more would finish no sooner, and slow everybody. */
const atOnce = pLimit(availableParallelism());

const SALT_BYTES = 16;
const HASH_BYTES = 32;

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** @returns an argon2id hash in PHC string format, parameters included. The password is NFKC-normalised first. */
export async function hashPassword(password: string, cost: HashCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, { ...cost, parallelism: 1 }, HASH_BYTES);
  return `${parametersOf(cost)}$${base64(salt)}$${base64(hash)}`;
}

/** Whether a hash was made at another cost than the one in use: hash the password anew when next it is known. */
export function isOutdated(hash: string, cost: HashCost): boolean {
  return !hash.startsWith(`${parametersOf(cost)}$`);
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

function parametersOf({ memory, passes }: HashCost): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=1`;
}

function derive(
  password: string,
  nonce: Buffer,
  cost: HashCost & { parallelism: number },
  tagLength: number,
): Promise<Buffer> {
  const message = password.normalize('NFKC');
  return atOnce(() => argon2Async('argon2id', { message, nonce, tagLength, ...cost }));
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
