import { READS } from './scenarios/reads.mjs';
import { median, ratio } from './statistics.mjs';
import { number, table } from './table.mjs';

const [LIST, ...OTHERS] = READS.map(({ title }) => title);
const FEW = 50_000;
const MANY = 1_000_000;

/** @param cells each with its `kind` of read, the `size` of the database, and its rounds */
export function growth(cells) {
  const roundsOf = (kind, size) => cells.find((cell) => cell.kind === kind && cell.size === size)?.rounds;
  const sizes = [...new Set(cells.map(({ size }) => size))];
  const kinds = [LIST, ...OTHERS];
  const rows = sizes.map((size) => [
    number(size),
    ...kinds.flatMap((kind) => rateAndTime(roundsOf(kind, size))),
    ...OTHERS.map((kind) => times(roundsOf(kind, size), roundsOf(LIST, size))),
  ]);
  const growing = kinds.flatMap((kind) => [times(roundsOf(kind, MANY), roundsOf(kind, FEW)), '']);
  const head = ['to-dos', ...kinds.flatMap((kind) => [`${kind}/s`, 'p50 ms'])];
  return table([
    [...head, ...OTHERS.map((kind) => `${kind} : ${LIST}`)],
    ...rows,
    [`${number(MANY)} : ${number(FEW)}`, ...growing, ...OTHERS.map(() => '')],
  ]);
}

function rateAndTime(rounds) {
  if (!rounds) return ['–', '–'];
  return [number(median(rounds.map(({ rate }) => rate))), number(median(rounds.map(({ p50 }) => p50)), 1)];
}

/** How many times as long the one takes as the other. */
function times(rounds, others) {
  return rounds && others ? `× ${number(ratio(others, rounds, ({ rate }) => rate).median, 2)}` : '–';
}
