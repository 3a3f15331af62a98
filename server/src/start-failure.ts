import type { Env } from './config/env.ts';
import { isDatabaseUnavailable } from './database/database-unavailable.ts';

/** Says in one sentence what kept the server from starting; an error nobody foresaw stays as it is. */
export function startFailure(error: unknown, env: Env): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Error(`Port ${env.port} is in use: stop what uses it, or set PORT to another.`);
  if (code === 'EACCES')
    return new Error(`Port ${env.port} may not be used by this user: set PORT to another.`);
  if (isDatabaseUnavailable(error) || isRefusal(code)) {
    return new Error(`The database at ${place(env)} cannot be used: ${reason(error)}. Check DATABASE_URL.`);
  }
  return error;
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
