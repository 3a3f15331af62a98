import { kindsOf } from '../support/openapi/example-request.ts';
import type { Placed } from '../support/openapi/document.ts';

/** Who may come, what with. The owner is last: what is asked may end his session, or him. */
export const CREDENTIALS = [
  'nobody',
  'garbage',
  'forged',
  'expired',
  'revoked',
  'wrong audience',
  'another user',
  'owner', // last: see `authorization.spec.ts`
] as const;

export type Credential = (typeof CREDENTIALS)[number];

/** The status and code with which each is answered; of what is open to everybody, only that it is the same for all. */
export type Expectation = `${number} ${string}` | 'allowed' | 'as nobody';

const REFUSED: Partial<Record<Credential, Expectation>> = {
  nobody: '401 token_missing',
  garbage: '401 token_invalid',
  forged: '401 token_invalid',
  expired: '401 token_expired',
  revoked: '401 session_revoked',
  'wrong audience': '401 token_invalid',
};

/** How an operation declares to be entered. */
export function wayInto({ security }: Placed): 'bearer' | 'cookie' | 'open' {
  const [scheme = 'open'] = security.flatMap((way) => Object.keys(way));
  const isOptional = security.some((way) => Object.keys(way).length === 0);
  return isOptional ? 'open' : (scheme as 'bearer' | 'cookie');
}

/** What follows from the document alone: the declared security, and the marks of ids that must be one's own. */
export function expectationOf(operation: Placed, credential: Credential): Expectation {
  const way = wayInto(operation);
  if (way === 'open') return 'as nobody';
  const refused = way === 'cookie' ? '401 session_revoked' : REFUSED[credential];
  if (credential in REFUSED) return refused ?? 'allowed';
  if (credential === 'another user' && kindsOf(operation).length > 0) return '403 not_owner';
  return 'allowed';
}
