import { kB } from './targets.mjs';

/** What was measured, to be printed. */
export function table({ facts, pages, scroll }) {
  return ['', ...facts, '', ...scores(pages), '', ...transfers(pages), '', scrolling(scroll)].join('\n');
}

function scores(pages) {
  const head = ['', 'perf.', 'a11y', 'practice', 'SEO', 'FCP', 'LCP', 'TBT', 'CLS'];
  const rows = pages.map(({ name, form, scores: all, metrics: { FCP, LCP, TBT, CLS } }) => [
    `${name}, ${form}`,
    ...['performance', 'accessibility', 'best-practices', 'seo'].map((category) => String(all[category])),
    `${(FCP / 1000).toFixed(1)} s`,
    `${(LCP / 1000).toFixed(1)} s`,
    `${Math.round(TBT)} ms`,
    CLS.toFixed(3),
  ]);
  const lost = pages.flatMap(({ name, form, missed }) => missed.map((what) => `  ${name}, ${form}: ${what}`));
  return [...lines([head, ...rows]), ...lost];
}

/** The same on a phone as on a desktop, so once for each page. */
function transfers(pages) {
  const once = pages.filter(({ form }) => form === 'desktop');
  const head = ['over the wire', 'initial', 'in all', ...Object.keys(once[0].transfer.parts)];
  const rows = once.map(({ name, transfer: { initial, total, parts } }) => [
    name,
    ...[initial, total, ...Object.values(parts)].map(kB),
  ]);
  return lines([head, ...rows]);
}

function scrolling({ todos, longTasks, seconds }) {
  const longest = longTasks.length ? `, the longest of ${Math.round(Math.max(...longTasks))} ms` : '';
  const count = todos.toLocaleString('en');
  return `scrolling through ${count} to-dos in ${seconds.toFixed(1)} s: ${longTasks.length} tasks over 50 ms${longest}`;
}

function lines(rows) {
  const first = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, ...cells]) => name.padEnd(first) + cells.map((cell) => cell.padStart(11)).join(''));
}
