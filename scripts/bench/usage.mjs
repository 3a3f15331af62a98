import { readFileSync } from 'node:fs';

const TICK = 10_000; // µs; Linux counts a process's time in hundredths of a second
const PAGE = 4_096; // bytes, where /proc counts in pages

/** CPU time of a process with all its threads, in µs; undefined where there is no /proc. */
export function cpuTime(pid) {
  const [, fields] = procFile(pid, 'stat')?.split(') ') ?? [];
  if (fields === undefined) return undefined;
  const [user, system] = fields.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * TICK;
}

/** What a process has in memory now, in bytes; undefined where there is no /proc. */
export function memory(pid) {
  const [, resident] = procFile(pid, 'statm')?.split(' ') ?? [];
  return resident === undefined ? undefined : Number(resident) * PAGE;
}

function procFile(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
