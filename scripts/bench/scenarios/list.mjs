import { signIn } from './sign-in.mjs';

const listOf = ({ headers }) => ({ method: 'GET', path: '/api/todos', headers });

export const listOne = {
  title: 'list, one token',
  prepare: async ({ people }) => [listOf((await people.withTokens())[0])],
};

export const list = {
  title: 'list, 200 tokens in turn',
  prepare: async ({ people }) => (await people.withTokens()).map(listOf),
};

/** Counts the lists alone. */
export const listBusy = {
  ...list,
  title: 'list while 4 sign in',
  beside: { name: 'sign-in', connections: 4, prepare: signIn.prepare },
};
