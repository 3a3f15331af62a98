/** What no log may hold (ASVS 5.0, 16.2.5): every suite, when it closes its application, looks for them. */
const SECRETS: Record<string, RegExp> = {
  'an e-mail address': /[\w.+-]+@[\w-]+\.\w+/,
  'a password': /correct horse battery|another horse entirely|not the right one/,
  'a token': /eyJ[\w-]{10,}/,
  'a cookie': /session_token=|\.device=/,
  'a hash': /\$argon2/,
};

/** @throws {Error} naming what was found, and the line. */
export function refuseSecrets(lines: string[]): void {
  for (const [name, pattern] of Object.entries(SECRETS)) {
    const line = lines.find((each) => pattern.test(each));
    if (line !== undefined) throw new Error(`The log holds ${name}: ${line}`);
  }
}
