/**
 * What comes of `promise`, unless it takes longer than `time` (ms).
 *
 * @throws {Error} when it does; what comes later is ignored.
 */
export async function within<T>(time: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${time} ms`)), time);
  });
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
  }
}
