import { parseArgs } from 'node:util';
import { LINES } from './lines.mjs';

const USAGE = `npm run bench -- [grow] [--seconds <1–60 a round>] [--connections <1–1000>] [--only <lines>]
Lines, several with commas: ${LINES.join(', ')}. "grow" has lines of its own.`;

/** @returns what to measure, how long each round loads a server, and over how many connections at once */
export function readOptions(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        seconds: { type: 'string', default: '3' },
        connections: { type: 'string', default: '20' },
        only: { type: 'string' },
      },
    });
    return {
      grow: asksToGrow(positionals, values.only),
      seconds: within(values.seconds, 60),
      connections: within(values.connections, 1000),
      lines: linesIn(values.only),
    };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    return process.exit(2);
  }
}

function asksToGrow([what, ...more], only) {
  if (what === undefined) return false;
  if (what !== 'grow' || more.length > 0) throw new Error(`"${more[0] ?? what}" is nothing to measure.`);
  if (only !== undefined) throw new Error('"grow" goes without --only.');
  return true;
}

function linesIn(only) {
  if (only === undefined) return LINES;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !LINES.includes(name));
  if (unknown !== undefined) throw new Error(`There is no line "${unknown}".`);
  return LINES.filter((name) => names.includes(name));
}

function within(text, max) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > max) {
    throw new Error(`"${text}" is not a whole number from 1 to ${max}.`);
  }
  return number;
}
