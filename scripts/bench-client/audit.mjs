import { start } from '../bench/child.mjs';

/**
 * Has Lighthouse look at a page several times.
 *
 * @returns the medians of what it found
 */
export async function audit(page, runs) {
  const results = [];
  for (let run = 0; run < runs; run++) {
    results.push(await look(page).catch(() => look(page))); // now and then Lighthouse loses a trace and says: run again
  }
  return medians(page, results);
}

export function medians({ name, form }, results) {
  const of = (read) => Object.fromEntries(keys(read).map((key) => [key, median(results, key, read)]));
  const keys = (read) => Object.keys(read(results[0]));
  const byTotal = results.toSorted((a, b) => a.transfer.total - b.transfer.total);
  return {
    name,
    form,
    scores: of(({ scores }) => scores),
    metrics: of(({ metrics }) => metrics),
    transfer: byTotal[Math.floor(results.length / 2)].transfer,
    missed: [...new Set(results.flatMap(({ missed }) => missed))],
  };
}

function median(results, key, read) {
  return results.map((result) => read(result)[key]).toSorted((a, b) => a - b)[Math.floor(results.length / 2)];
}

/** In a process of its own, so that no run profits from the one before. */
async function look(page) {
  const { said, stop } = await start('scripts/bench-client/lighthouse.mjs', /^\{.*\}\n/m, {
    args: [JSON.stringify(page)],
  });
  await stop();
  return JSON.parse(said[0]);
}
