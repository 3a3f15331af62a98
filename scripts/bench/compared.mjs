import { ratio, median } from './statistics.mjs';
import { megabytes, number, table } from './table.mjs';

const HEAD = ['', 'Latchlist/s', 'bare/s', 'ratio', 'rounds', 'p50 ms', 'bare', 'p99 ms', 'bare', 'ratio'];

/** @param lines of each: its title, the rounds of Latchlist and those of the bare server */
export function comparison(lines) {
  const rows = lines.map(({ title, rounds }) => {
    const [ours, bare] = rounds;
    const rates = ratio(ours, bare, ({ rate }) => rate);
    const both = (name, digits) => rounds.map((each) => number(median(each.map((one) => one[name])), digits));
    return [
      ...[title, ...both('rate'), number(rates.median, 2)],
      `${number(rates.least, 2)}–${number(rates.most, 2)}`,
      ...[...both('p50', 1), ...both('p99', 1)],
      number(ratio(ours, bare, ({ p99 }) => p99).median, 2),
      ...both('cpu'),
    ];
  });
  return table([[...HEAD, 'CPU µs', 'bare'], ...rows]);
}

/** The highest of all rounds, and what each server needs to start. */
export function footprint(lines, starts) {
  const most = (index) =>
    Math.max(...lines.flatMap(({ rounds }) => rounds[index]).map(({ memory }) => memory ?? NaN));
  const rows = [['', 'Latchlist', 'bare']];
  if (starts) {
    const [ours, bare] = starts;
    rows.push(['ready after', ...[ours, bare].map(({ took }) => `${number(took / 1_000, 2)} s`)]);
    rows.push(['memory, idle', ...[ours, bare].map(({ memory }) => megabytes(memory))]);
  }
  if (lines.length > 0) rows.push(['memory, highest', ...[0, 1].map((index) => megabytes(most(index)))]);
  return table(rows);
}
