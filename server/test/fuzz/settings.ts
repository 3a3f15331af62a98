/** `npm run fuzz` sets them; in `npm test` it is short and always the same. */
export const FUZZ = {
  seed: Number(process.env['FUZZ_SEED'] ?? 1),
  /** Requests to each operation. */
  requests: Number(process.env['FUZZ_REQUESTS'] ?? 8),
  /** Requests for what is somebody else's. */
  crossings: Number(process.env['FUZZ_CROSSINGS'] ?? 150),
};

/** How many requests are on their way at once: some endpoints take their time on purpose. */
export const AT_ONCE = 4;

/** ms that a test may take: in a long run each request has its time. */
export const timeFor = (requests: number): number => 10_000 + requests * 300;
