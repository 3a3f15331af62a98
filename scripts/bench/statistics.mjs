export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Of rounds that were neighbours, and so had the same conditions: the median of their ratios, the least and the most. */
export function ratio(rounds, others, valueOf) {
  const ratios = rounds.map((round, index) => valueOf(round) / valueOf(others[index])).sort((a, b) => a - b);
  return { median: median(ratios), least: ratios[0], most: ratios.at(-1) };
}
