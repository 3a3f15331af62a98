import { AsyncLocalStorage } from 'node:async_hooks';
import { verifyPassword } from './password-hash.ts';

const noted = new AsyncLocalStorage<{ hash?: string }>();

/** `verifyPassword`, that notes for `withFittingHash` which hash the password fitted. */
export async function verifyAndNote(attempt: { hash: string; password: string }): Promise<boolean> {
  const fits = await verifyPassword(attempt);
  const note = noted.getStore();
  if (fits && note) note.hash = attempt.hash;
  return fits;
}

/** What `work` resolves to, and the hash that a password was found to fit meanwhile: Better Auth does not tell. */
export async function withFittingHash<T>(
  work: () => Promise<T>,
): Promise<{ result: T; hash: string | undefined }> {
  const note: { hash?: string } = {};
  const result = await noted.run(note, work);
  return { result, hash: note.hash };
}
