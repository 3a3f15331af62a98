import { change } from './change.mjs';
import { create } from './create.mjs';
import { list, listBusy, listOne } from './list.mjs';
import { signIn } from './sign-in.mjs';
import { token } from './token.mjs';

/**
 * A scenario prepares before each round (its number is `turn`), in the process that leads, what its requests need
 * (`material`, JSON). Where
 * `requests` is missing, the material is the requests; else it makes those of one connection, in the process that loads.
 */
export const SCENARIOS = {
  'list-one': listOne,
  list,
  'list-busy': listBusy,
  token,
  'sign-in': signIn,
  change,
  create,
};
