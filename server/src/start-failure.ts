import type { Env } from './config/env.ts';
import { isDatabaseUnavailable } from './database/database-unavailable.ts';

/** Says in one sentence that the database cannot be used; any other error stays as it is. */
export function startFailure(error: unknown, env: Env): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (isDatabaseUnavailable(error) || isRefusal(code)) {
    return new Error(`The database at ${place(env)} cannot be used: ${reason(error)}. Check DATABASE_URL.`);
  }
  return error;
}

/** Says in one sentence why the server cannot listen where it was told to. */
export function listenFailure(error: unknown, { host, port }: Env): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} is in use: stop what uses it, or set PORT to another.`);
  return new Error(`The server cannot listen on port ${port} of ${host}: ${message}. Check HOST and PORT.`);
}

/** SQLSTATE classes 28 (wrong user or password) and 3D (no such database). */
function isRefusal(code: string | undefined): boolean {
  return /^(28...|3D...)$/.test(code ?? '');
}

/** Host and name, never the user or the password. */
function place({ databaseUrl = '' }: Env): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}

function reason(error: Error): string {
  const [first = error] = error instanceof AggregateError ? (error.errors as Error[]) : [error];
  return first.message.replace(/\.$/, '');
}
