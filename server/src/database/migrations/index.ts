import { Foundation1763700000000 } from './1763700000000-foundation.ts';
import { Todos1763720000000 } from './1763720000000-todos.ts';
import { TheLock1763710000000 } from './1763710000000-the-lock.ts';

/** In the order in which they run; one that has been released is never edited. */
export const MIGRATIONS = [Foundation1763700000000, TheLock1763710000000, Todos1763720000000];
