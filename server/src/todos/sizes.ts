import { MAX_TODO_QUOTA } from '../config/env-schema.ts';

/** That a user may have, the trash included. */
export const MAX_TODOS = MAX_TODO_QUOTA;

/** That a user may have; a list of all of them stays short enough to read. */
export const MAX_TAGS_OF_USER = 500;

/** Nine digits: what `If-Match` takes. */
export const MAX_VERSION = 999_999_999;

/** Characters; each move between the same two neighbours may add one. */
export const LONGEST_POSITION = 200;
