/** So many in so many seconds, counted from the first. A constant: limiters are kept by it. */
export interface LimitRule {
  /** What is counted; part of the key. */
  name: string;
  points: number;
  /** s, whole */
  seconds: number;
}
