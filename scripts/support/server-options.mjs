/**
 * How Node runs the server, as in the Dockerfile. V8 sizes its heap by the machine, and lets it grow before it looks for
 * garbage: what a request leaves behind is small and soon gone, so a heap that grows slowly does. One that grows more slowly
 * yet is looked through so often that each hundredth answer waits for it (docs/performance.md).
 */
export const SERVER_OPTIONS = ['--max-semi-space-size=8', '--heap-growing-percent=140'];

/** Of glibc: it gives each thread a heap of its own, and in each of the four that hash stay the 19 MiB of a hash. */
export const SERVER_ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };
