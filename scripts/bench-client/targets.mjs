const FULL = { performance: 100, accessibility: 100, 'best-practices': 100, seo: 100 };

export const TARGETS = {
  scores: { desktop: FULL, phone: { ...FULL, performance: 97 } },
  initial: 140_000, // bytes
  longTask: 50, // ms
};

/** @returns a sentence on each target that was missed */
export function missed({ pages, scroll }) {
  return [...pages.flatMap(missedByPage), ...missedByScrolling(scroll)];
}

function missedByPage({ name, form, scores, transfer }) {
  const low = Object.entries(TARGETS.scores[form])
    .filter(([category, least]) => scores[category] < least)
    .map(([category, least]) => `${name}, ${form}: ${category} ${scores[category]} is less than ${least}`);
  const heavy = transfer.initial > TARGETS.initial;
  return heavy
    ? [...low, `${name}, ${form}: ${kB(transfer.initial)} at first are more than ${kB(TARGETS.initial)}`]
    : low;
}

function missedByScrolling({ longTasks }) {
  const long = longTasks.filter((duration) => duration > TARGETS.longTask);
  if (long.length === 0) return [];
  const longest = Math.round(Math.max(...long));
  return [`scrolling: ${long.length} tasks over ${TARGETS.longTask} ms, the longest of ${longest} ms`];
}

export const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
