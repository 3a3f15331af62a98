import { answered } from '../latchlist.mjs';
import { RARE_WORD } from '../seed.mjs';

const PATH = '/api/todos?limit=50';
const FAR = 200; // the page to which the cursor leads

/** What is read as the database grows; `find` gives the path, undefined where there is no such page. */
export const READS = [
  { title: 'list', find: () => PATH },
  { title: `page ${FAR}`, find: farPage },
  { title: 'search', find: () => `${PATH}&search=${RARE_WORD}` },
];

async function farPage(origin, headers) {
  let path = PATH;
  for (let page = 1; page < FAR && path !== undefined; page++) {
    const { nextCursor } = await answered(await fetch(origin + path, { headers }));
    path = nextCursor === null ? undefined : `${PATH}&cursor=${nextCursor}`;
  }
  return path;
}
