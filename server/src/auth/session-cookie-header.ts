/** For the document: the cookies that are set, or removed. */
export const SESSION_COOKIE = {
  'Set-Cookie': {
    description: 'The session (HttpOnly, SameSite=Strict), and what knows this browser again',
    schema: { type: 'string' as const, maxLength: 4_096 },
    example: 'latchlist.session_token=…; Path=/; HttpOnly; SameSite=Strict',
  },
};
