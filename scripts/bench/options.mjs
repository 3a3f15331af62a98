import { parseArgs } from 'node:util';

const USAGE = 'npm run bench -- [--seconds <1–60 a round>] [--connections <1–1000>]';

/** @returns how long each round loads a server, and over how many connections at once */
export function readOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        seconds: { type: 'string', default: '3' },
        connections: { type: 'string', default: '20' },
      },
    });
    return { seconds: within(values.seconds, 60), connections: within(values.connections, 1000) };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    return process.exit(2);
  }
}

function within(text, max) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > max) {
    throw new Error(`"${text}" is not a whole number from 1 to ${max}.`);
  }
  return number;
}
