/**
 * How Node runs the server, as in the Dockerfile. V8 sizes its heap by the machine, and lets it grow before it looks for
 * garbage: what a request leaves behind is small and soon gone, so a heap that grows slowly costs nothing and is a
 * third of the size (docs/performance.md).
 */
export const SERVER_OPTIONS = ['--max-semi-space-size=8', '--heap-growing-percent=40'];
