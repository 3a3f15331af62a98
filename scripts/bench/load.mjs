// Loads one server for one round, in a process of its own, and prints what came of it as one line of JSON.
import autocannon from 'autocannon';

const WARM_UP = 0.5; // s; this process is new every round, and its first requests are slow for its own reasons

const { origin, requests, seconds, connections } = JSON.parse(process.argv[2]);
const options = {
  url: origin,
  requests: requests.map((headers) => ({ method: 'GET', path: '/api/todos', headers })),
  connections,
  sampleInt: 100, // ms; how often it looks whether the time is over
};

await autocannon({ ...options, duration: WARM_UP });
const times = []; // autocannon itself rounds to whole milliseconds
const round = autocannon({ ...options, duration: seconds });
round.on('response', (_client, _status, _bytes, time) => times.push(time));
const { duration, errors, timeouts, non2xx } = await round;

times.sort((a, b) => a - b);
const percentile = (share) => times[Math.ceil(times.length * share) - 1];
console.log(
  JSON.stringify({
    rate: times.length / duration,
    p50: percentile(0.5),
    p99: percentile(0.99),
    failed: errors + timeouts + non2xx,
  }),
);
