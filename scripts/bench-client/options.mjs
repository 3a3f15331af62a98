import { parseArgs } from 'node:util';

const USAGE = 'npm run bench:client -- [--runs <1–9 of each page>] [--todos <100–9000 to scroll through>]';

/** @returns how often each page is looked at, and how long the list is that is scrolled through */
export function readOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        runs: { type: 'string', default: '3' },
        todos: { type: 'string', default: '5000' },
      },
    });
    return { runs: within(values.runs, 1, 9), todos: within(values.todos, 100, 9000) };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    return process.exit(2);
  }
}

function within(text, min, max) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < min || number > max) {
    throw new Error(`"${text}" is not a whole number from ${min} to ${max}.`);
  }
  return number;
}
