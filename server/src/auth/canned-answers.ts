import type { FastifyReply } from 'fastify';
import type { AuthAnswer } from './auth.gateway.ts';

/** As Better Auth says it where it asks for the password itself. */
export const wrongPassword = (reply: FastifyReply): AuthAnswer =>
  refusal(reply, 400, 'INVALID_PASSWORD', 'Invalid password');

/** As Better Auth says it. */
export const wrongCredentials = (reply: FastifyReply): AuthAnswer =>
  refusal(reply, 401, 'INVALID_EMAIL_OR_PASSWORD', 'Invalid email or password');

/** A new address that became somebody else's while the mail lay in the inbox; that it did is not for us to tell. */
export const staleLink = (reply: FastifyReply): AuthAnswer =>
  refusal(reply, 401, 'INVALID_TOKEN', 'Invalid token');

/** A link to a new password for an account that is gone. */
export const spentLink = (reply: FastifyReply): AuthAnswer =>
  refusal(reply, 400, 'INVALID_TOKEN', 'Invalid token');

/** Told only to who has the right password. */
export const banned = (reply: FastifyReply): AuthAnswer =>
  refusal(reply, 403, 'BANNED_USER', 'This account has been closed by an operator.');

/** An answer of ours in Better Auth's shape. */
function refusal(reply: FastifyReply, status: number, code: string, message: string): AuthAnswer {
  void reply.status(status);
  return { status, code, body: { code, message } };
}
