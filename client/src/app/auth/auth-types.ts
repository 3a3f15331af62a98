import type { components } from '../api/api-types';

export type SessionInfo = components['schemas']['SessionInfo'];
export type SessionUser = Pick<SessionInfo['user'], 'id' | 'name' | 'email'>;
export type SignIn = Pick<components['schemas']['SignIn'], 'email' | 'password'>;
export type SignUp = components['schemas']['SignUp'];

/** Why the last session is over: the user signed out, or it ended by itself. */
export type Farewell = 'signed-out' | 'ended';
