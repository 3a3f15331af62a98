import { randomUUID } from 'node:crypto';
import type { Owned } from '../../src/errors/owned.ts';
import { OWNED_THINGS } from '../support/factories.ts';
import { thief, TokenForge } from '../support/forge-token.ts';
import type { Placed, Schema } from '../support/openapi/document.ts';
import { exampleRequest } from '../support/openapi/example-request.ts';
import { agentOf, type Agent } from '../support/requests.ts';
import type { TestApp } from '../support/test-app.ts';
import { newBrowser, newEmail, PASSWORD, type TestUser } from '../support/test-user.ts';
import { type Credential, wayInto } from './expectation.ts';

export interface Heard {
  status: number;
  /** Of a problem, or of a refusal of Better Auth; none where he was let in. */
  code: string;
  text: string;
}

/** The owner of what is asked for, and those who come for it. */
export interface Cast {
  owner: TestUser;
  /** A word in all that the owner has. */
  secret: string;
  /** All rows of the owner. */
  possessions: () => Promise<unknown>;
  ask: (operation: Placed, credential: Credential) => Promise<Heard>;
  /** Gives the owner one of each kind of thing, where he has none. */
  furnish: () => Promise<void>;
  /** The same cast, or another where somebody has come to an end; furnished. */
  rested: () => Promise<Cast>;
}

const ROWS = `SELECT (SELECT to_jsonb(u) FROM users u WHERE id = $1) AS account,
  (SELECT jsonb_agg(to_jsonb(t) ORDER BY t.id) FROM todos t WHERE user_id = $1) AS todos,
  (SELECT jsonb_agg(to_jsonb(t) ORDER BY t.id) FROM tags t WHERE user_id = $1) AS tags,
  (SELECT jsonb_agg(s.id ORDER BY s.id) FROM sessions s WHERE user_id = $1 AND expires_at > now()) AS sessions,
  (SELECT jsonb_agg(a.password) FROM accounts a WHERE user_id = $1) AS passwords`;

export async function aCast(test: TestApp): Promise<Cast> {
  const [owner, stranger] = [await test.newUser(), await test.newUser()];
  const secret = `secret-${randomUUID()}`;
  const things = new Map<string, string>();
  /** One of each kind, until it is used up: what the owner does comes last. */
  const idOf = async (kind: string, place: string) => {
    const id = things.get(kind + place) ?? (await OWNED_THINGS[kind as Owned](test, owner, secret));
    things.set(kind + place, id);
    return id;
  };
  /** What the owner's request may have changed; sessions that are still there stay, since one can have but so many. */
  const forget = async () => {
    const alive = await test.sql<{ id: string }>('SELECT id FROM sessions WHERE user_id = $1', [owner.id]);
    const kept = new Set(alive.map(({ id }) => id));
    for (const [key, id] of things) if (!kept.has(id)) things.delete(key);
  };
  const agents = {
    bearer: await bearers(test, owner, stranger),
    cookie: await cookies(test, owner, stranger),
  };
  const cast: Cast = {
    owner,
    secret,
    possessions: () => test.sql(ROWS, [owner.id]),
    ask: async (operation, credential) => {
      const way = wayInto(operation);
      const { path, body } = await exampleRequest(operation, idOf, valueOf);
      const agent = agents[way === 'bearer' ? 'bearer' : 'cookie'][credential];
      const asked = agent[operation.method](path);
      const answer = heard(await (body === undefined ? asked : asked.send(body as object)));
      if (credential === 'owner') await forget();
      return answer;
    },
    furnish: async () => {
      for (const kind of Object.keys(OWNED_THINGS))
        for (const place of ['path', 'body']) await idOf(kind, place);
    },
    rested: async () => {
      const isAlive = async (user: TestUser) =>
        (await user.as('get', '/api/users/me')).status === 200 &&
        (await user.browser.get('/api/auth/token')).status === 200;
      const next = (await isAlive(owner)) && (await isAlive(stranger)) ? cast : await aCast(test);
      await next.furnish();
      return next;
    },
  };
  return cast;
}

/** What no example can be right about. What is new is as in the example; what was, is the user's own. */
function valueOf(name: string, { format }: Schema): unknown {
  if (format === 'email') return newEmail();
  return format === 'password' && !name.startsWith('new') ? PASSWORD : undefined;
}

function heard({ status, body, text }: { status: number; body: unknown; text: string }): Heard {
  const { code = '' } = (body ?? {}) as { code?: string };
  return { status, code, text };
}

type Agents = Record<Credential, Agent>;

async function bearers(test: TestApp, owner: TestUser, stranger: TestUser): Promise<Agents> {
  const forge = new TokenForge(test, owner);
  const server = test.app.getHttpServer();
  const bearer = (token: string) => agentOf(server).set('Authorization', `Bearer ${token}`);
  return {
    nobody: agentOf(server),
    garbage: bearer('garbage'),
    forged: bearer(await forge.signedBy(thief(), {})),
    expired: await test.as(owner, { expired: true }),
    revoked: await test.as(owner, { revoked: true }),
    'wrong audience': bearer(await forge.token({ aud: 'somebody-else' })),
    'another user': bearer(stranger.token),
    owner: bearer(owner.token),
  };
}

async function cookies(test: TestApp, owner: TestUser, stranger: TestUser): Promise<Agents> {
  const server = test.app.getHttpServer();
  const withCookie = (cookie: string) => newBrowser(server).set('Cookie', cookie);
  const [name = ''] = owner.cookie.split('=');
  return {
    nobody: newBrowser(server),
    garbage: withCookie(`${name}=garbage`),
    forged: withCookie(owner.cookie.replace(/\.[^.]*$/, `.${encodeURIComponent('A'.repeat(43) + '=')}`)),
    expired: await test.as(owner, { by: 'cookie', expired: true }),
    revoked: await test.as(owner, { by: 'cookie', revoked: true }),
    // An access token is for the API: where a cookie is asked for it opens nothing, in either place.
    'wrong audience': withCookie(`${name}=${owner.token}`).set('Authorization', `Bearer ${owner.token}`),
    'another user': stranger.browser,
    owner: owner.browser,
  };
}
