/** Collects what a statement is given, apart from its text. */
export class SqlValues {
  readonly list: unknown[] = [];

  /** @returns the placeholder to write instead of the value, cast to a PostgreSQL type. */
  bind(value: unknown, type: string): string {
    return `$${this.list.push(value)}::${type}`;
  }
}
