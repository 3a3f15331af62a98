/** Which frame each drawn row has. One that is no longer drawn leaves its frame to the next one that comes. */
export class Frames {
  readonly #frames = new Map<string, number>();
  #made = 0;

  /**
   * The frame of a row that is gone from the list goes with it: the focus in it must not pass on to another row.
   *
   * @returns those that are no longer drawn.
   */
  fit(drawn: readonly string[], listed: ReadonlyMap<string, unknown>): string[] {
    const wanted = new Set(drawn);
    const left = [...this.#frames.keys()].filter((id) => !wanted.has(id));
    const free = left.flatMap((id) => (listed.has(id) ? [this.of(id)] : []));
    for (const id of left) this.#frames.delete(id);
    for (const id of drawn) if (!this.#frames.has(id)) this.#frames.set(id, free.pop() ?? this.#made++);
    return left;
  }

  of(id: string): number {
    return this.#frames.get(id) ?? -1;
  }
}
