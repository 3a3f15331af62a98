import type { components } from '../api/api-types';

export type SessionInfo = components['schemas']['SessionInfo'];
export type SessionUser = Pick<SessionInfo['user'], 'id' | 'name' | 'email' | 'emailVerified'>;
export type SignIn = Pick<components['schemas']['SignIn'], 'email' | 'password'>;
export type SignedIn = components['schemas']['SignedIn'];
export type EmailVerified = components['schemas']['EmailVerified'];
export type SignUp = components['schemas']['SignUp'];

export type SignedUp = components['schemas']['SignedUp'];

/** Why the last session is over: the user signed out, a new password or the account's end ended it, or it ended by itself. */
export type Farewell = 'signed-out' | 'password-reset' | 'account-deleted' | 'ended';
