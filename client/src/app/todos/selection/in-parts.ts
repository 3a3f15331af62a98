import { type ApiError, toApiError } from '../../api/api-error';

/** How far one came with many. */
export interface Outcome<T, R> {
  done: R[];
  /** What was not done: the part that was refused, and all after it. */
  left: T[];
  failure: ApiError | null;
  /** Those that the refusal points to. */
  blamed: T[];
}

/** Does many things part by part, each part wholly or not at all, up to the first that fails. */
export async function inParts<T, R>(
  items: readonly T[],
  size: number,
  send: (part: readonly T[]) => Promise<readonly R[]>,
): Promise<Outcome<T, R>> {
  const done: R[] = [];
  for (let start = 0; start < items.length; start += size) {
    const part = items.slice(start, start + size);
    try {
      done.push(...(await send(part)));
    } catch (thrown) {
      const failure = toApiError(thrown);
      return { done, left: items.slice(start), failure, blamed: blamedBy(failure, part) };
    }
  }
  return { done, left: [], failure: null, blamed: [] };
}

/** Pointers name items by their place in the request. */
export function blamedBy<T>({ fieldErrors }: ApiError, part: readonly T[]): T[] {
  const places = fieldErrors.flatMap(({ field }) => /^items\/(\d+)/.exec(field)?.[1] ?? []);
  return part.filter((_, place) => places.includes(String(place)));
}
