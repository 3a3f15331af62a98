/** So many in so many seconds, counted from the first. */
export interface LimitRule {
  /** What is counted; part of the key. */
  name: string;
  points: number;
  /** s */
  seconds: number;
}
