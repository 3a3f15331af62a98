// Loads one server for one round, in a process of its own, and prints what came of it as one line of JSON.
import autocannon from 'autocannon';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SCENARIOS } from './scenarios/index.mjs';
import { cpuTime, memory } from './usage.mjs';

const WARM_UP = 0.5; // s; this process is new every round, and its first requests are slow for its own reasons
const AFTER = 0.3; // s that the load goes on, so that what is counted ends under full load
const LOOK = 100; // ms between two looks at the server's memory

const { origin, pid, seconds, loads } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rounds = loads.map(load);
const times = []; // ms; autocannon itself rounds to whole ones
let mostMemory = memory(pid);
const looking = setInterval(() => (mostMemory = Math.max(mostMemory, memory(pid))), LOOK);

await sleep(WARM_UP * 1_000);
const begin = { at: performance.now(), cpu: cpuTime(pid) };
const count = (_client, _status, _bytes, time) => times.push(time);
rounds[0].on('response', count); // what runs beside it is not counted
await sleep(seconds * 1_000);
rounds[0].off('response', count);
const duration = performance.now() - begin.at;
const cpu = cpuTime(pid) - begin.cpu;
const results = await Promise.all(rounds);
clearInterval(looking);

times.sort((a, b) => a - b);
const percentile = (share) => times[Math.ceil(times.length * share) - 1];
console.log(
  JSON.stringify({
    rate: (times.length / duration) * 1_000,
    p50: percentile(0.5),
    p99: percentile(0.99),
    cpu: loads.length === 1 ? cpu / times.length : NaN,
    memory: mostMemory,
    failures: results.flatMap(failures),
  }),
);

function load({ name, material, connections }) {
  const requests = SCENARIOS[name]?.requests ?? inTurn;
  let connection = 0;
  return autocannon({
    url: origin,
    connections,
    duration: WARM_UP + seconds + AFTER,
    sampleInt: 100, // ms; how often it looks whether the time is over
    setupClient: (client) => client.setRequests(requests(material, connection++, connections)),
  });
}

/** All of them again and again, each connection from another place on. */
function inTurn(requests, connection, connections) {
  const first = Math.floor((connection * requests.length) / connections);
  return [...requests.slice(first), ...requests.slice(0, first)].map((request) => ({ ...request }));
}

function failures({ errors, timeouts, statusCodeStats }) {
  const refused = Object.entries(statusCodeStats).filter(([status]) => !/^2/.test(status));
  return [
    ...(errors > timeouts ? [`${errors - timeouts} without an answer`] : []),
    ...(timeouts > 0 ? [`${timeouts} without an answer in time`] : []),
    ...refused.map(([status, { count }]) => `${count} with ${status}`),
  ];
}
