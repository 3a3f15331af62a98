import { randomUUID } from 'node:crypto';

export interface NewUser {
  name: string;
  email: string;
  password: string;
}

/** Somebody whom no other test knows. */
export function newUser(): NewUser {
  const id = randomUUID();
  return { name: 'Ada Lovelace', email: `ada-${id}@example.test`, password: `correct-horse-${randomUUID()}` };
}
