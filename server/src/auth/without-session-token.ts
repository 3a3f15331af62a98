/**
 * The same JSON without a session's token, at the top or in `session`, which Better Auth would put in the body: it
 * belongs in the HttpOnly cookie alone (ASVS 5.0, 3.3.4).
 */
export function withoutSessionToken(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  const { token: _token, session, ...rest } = answer as Record<string, unknown>;
  if (typeof session !== 'object' || session === null) return rest;
  const { token: _sessionToken, ...visible } = session as Record<string, unknown>;
  return { ...rest, session: visible };
}
