/** Node's network errors, as `pg` passes them on. */
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * SQLSTATE codes that say "not now" rather than "not so": connection exceptions (08), insufficient resources (53),
 * operator intervention (57, `query_canceled` by `statement_timeout` included), a transaction rolled back for the sake of
 * another (40), read-only after a failover (25006).
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SQLSTATE = /^(08...|40...|53...|57...|25006)$/;

/** What `pg` says without a code. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|Client was closed)/;

interface DatabaseError extends Error {
  code?: unknown;
  /** TypeORM's. */
  driverError?: unknown;
  /** An `AggregateError`'s. */
  errors?: unknown;
}

/** Whether `error`, or what caused it, means that the database cannot answer now: a 503, not a 500. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause, driverError, errors } = error as DatabaseError;
  if (typeof code === 'string' && (NETWORK_CODES.has(code) || SQLSTATE.test(code))) return true;
  if (MESSAGES.test(error.message)) return true;
  if (Array.isArray(errors) && errors.some(isDatabaseUnavailable)) return true;
  return isDatabaseUnavailable(cause) || isDatabaseUnavailable(driverError);
}
