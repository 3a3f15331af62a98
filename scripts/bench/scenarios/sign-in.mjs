import { signInRequest } from '../latchlist.mjs';

/** Each from an address of its own, and never many to one account: else the limits on guesses would be in the way. */
export const signIn = {
  title: 'sign-in',
  prepare: async ({ people, database }) => {
    // Of each account, Latchlist ends the session that was not used for longest when there are more than fifty.
    await database.query('DELETE FROM sessions WHERE token <> ALL ($1)', [people.sessionTokens]);
    return people.all.map(signInRequest);
  },
};
