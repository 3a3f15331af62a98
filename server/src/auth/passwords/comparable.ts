/** A password as it is compared: in the Unicode form it is hashed in, and without regard to case. */
export function comparable(password: string): string {
  return password.normalize('NFKC').toLowerCase();
}
