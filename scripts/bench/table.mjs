/**
 * @param results the rounds of two servers by name; the ratio is the first's to the second's
 * @param notes lines on how it was measured
 */
export function table(results, notes) {
  const width = Math.max(...Object.keys(results).map((name) => name.length));
  const line = (name, ...cells) => name.padEnd(width) + cells.map((cell) => cell.padStart(14)).join('');
  const rows = Object.entries(results).map(([name, rounds]) =>
    line(
      name,
      Math.round(median(rounds.map(({ rate }) => rate))).toLocaleString('en'),
      `${median(rounds.map(({ p50 }) => p50)).toFixed(1)} ms`,
      `${median(rounds.map(({ p99 }) => p99)).toFixed(1)} ms`,
    ),
  );
  return ['', ...notes, '', line('', 'requests/s', 'p50', 'p99'), ...rows, '', ratio(results)].join('\n');
}

/** Of neighbouring rounds, which had the same conditions; their median is the result. */
function ratio(results) {
  const [[name, rounds], [otherName, otherRounds]] = Object.entries(results);
  const ratios = rounds.map(({ rate }, index) => rate / otherRounds[index].rate).sort((a, b) => a - b);
  const [least, most] = [ratios[0], ratios.at(-1)].map((each) => each.toFixed(2));
  return `${name} / ${otherName}: ${median(ratios).toFixed(2)} (rounds ${least} to ${most})`;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
