/** Rows of cells as text; the first column is for names, the others for numbers. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 3));
  return rows.map((row) => row.map(pad).join('').trimEnd()).join('\n');
}

const NOT_KNOWN = 'n/a';

/** `123` and more, or as many digits behind the point; `n/a` for what could not be measured. */
export function number(value, digits = 0) {
  if (value === undefined || value === null || Number.isNaN(value)) return NOT_KNOWN;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export const megabytes = (bytes) => {
  const text = number(bytes && bytes / 1_000_000);
  return text === NOT_KNOWN ? text : `${text} MB`;
};
