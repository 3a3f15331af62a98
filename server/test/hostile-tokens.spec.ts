import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { ALGORITHMS } from './hostile-tokens/algorithms.ts';
import { AUDIENCES, IDS, ISSUERS, TIMES } from './hostile-tokens/claims.ts';
import { GOOD_FORMS, HEADER_FORMS } from './hostile-tokens/header-forms.ts';
import { EXTENSIONS, KEYS } from './hostile-tokens/keys.ts';
import { CONTENTS } from './hostile-tokens/payloads.ts';
import { expectRefusal } from './hostile-tokens/refusal.ts';
import { type Scene, setScene } from './hostile-tokens/scene.ts';
import { SIGNATURES } from './hostile-tokens/signatures.ts';
import { ENVIRONMENTS, TYPES } from './hostile-tokens/types.ts';
import { type HostileToken, MINUTE, now, type TokenForge } from './support/forge-token.ts';
import { ask, exchange, request } from './support/raw-request.ts';
import type { TestApp } from './support/test-app.ts';

const GROUPS: [title: string, tokens: HostileToken[]][] = [
  ['something else than what was signed (ASVS 9.1.1; RFC 8725, 3.3)', SIGNATURES],
  ['contents that are none (RFC 7519, 7.2; RFC 8725, 3.7)', CONTENTS],
  ['another algorithm (ASVS 9.1.2; RFC 8725, 3.1 and 3.2)', ALGORITHMS],
  ['a key that it names or brings itself (ASVS 9.1.3; RFC 8725, 3.10)', KEYS],
  ['extensions and wrappings (RFC 7515, 4.1.11; RFC 8725, 3.6)', EXTENSIONS],
  ['times (ASVS 9.2.1)', TIMES],
  ['a type of its own, or none (ASVS 9.2.2; RFC 8725, 3.11; RFC 9068, 2.1)', TYPES],
  ['an issuer (RFC 8725, 3.8; RFC 9068, 4)', ISSUERS],
  ['an audience (ASVS 9.2.3; RFC 8725, 3.9; RFC 9068, 4)', AUDIENCES],
  ['the issuer and the key of another environment (ASVS 9.2.3, 9.2.4)', ENVIRONMENTS],
  ['the ids of nobody (RFC 8725, 3.8 and 3.10; RFC 9068, 2.2)', IDS],
];

let scene: Scene;
let test: TestApp;
let forge: TokenForge;
beforeAll(async () => {
  scene = await setScene();
  ({ test, forge } = scene);
}, 30_000); // three applications start
afterAll(() => scene.close());

const send = (lines: string[], line = 'GET /api/todos', body = '') =>
  ask(test.app, request(line, lines, body));
const bearer = (token: string) => [`Authorization: Bearer ${token}`];

async function expectAccess(lines: string[]): Promise<void> {
  const { status, body } = await send(lines);
  expect([status, JSON.parse(body)]).toEqual([200, { items: [], nextCursor: null }]);
}

/** A good token of so many characters. */
async function ofLength(length: number): Promise<string> {
  for (const x of ['', 'x', 'xx', 'xxx']) {
    const missing = length - (await forge.token({ filler: '' }, { x })).length;
    const token = await forge.token({ filler: 'x'.repeat((missing * 3) / 4) }, { x });
    if (token.length === length) return token;
  }
  throw new Error(`There is no token of ${length} characters.`);
}

describe('a token that is right', () => {
  it.each<[string, () => Promise<string>]>([
    ['forged as all those below, with nothing wrong', () => forge.token()],
    ['with the longest life', () => forge.token({ exp: now() + 5 * MINUTE })],
    ['3 s after its end, which clocks may differ by', () => forge.token({ exp: now() - 3 })],
    ['3 s before its time', () => forge.token({ iat: now() + 3, nbf: now() + 3 })],
    ['with a fraction of a second (RFC 7519, 2)', () => forge.token({ exp: now() + 10.5 })],
    ['of 4,096 characters', () => ofLength(4_096)],
    ['of type AT+JWT: media types have no case (RFC 7515, 4.1.9)', () => forge.token({}, { typ: 'AT+JWT' })],
    ['of type application/at+jwt (RFC 9068, 4)', () => forge.token({}, { typ: 'application/at+jwt' })],
    [
      'with claims and headers nobody knows (RFC 7519, 4; RFC 7515, 4)',
      () => forge.token({ x: 1 }, { x: 1 }),
    ],
    [
      'with a claim twice, the last one right (RFC 7519, 4)',
      () => forge.compact(forge.header, twice(forge.claims)),
    ],
  ])('%s, is let through', async (_, make) => {
    await expectAccess(bearer(await make()));
  });

  it.each(GOOD_FORMS)('sent with %s, is let through (RFC 9110, 11.1 and 11.4)', async (_, value) => {
    await expectAccess([`Authorization: ${value(await forge.token())}`]);
  });
});

const twice = (claims: object) => JSON.stringify(claims).replace('{', '{"sub":"x",');

describe.each(GROUPS)('a token with %s', (_, tokens) => {
  it.each(tokens)('%s, is refused', async (_, make, code = 'token_invalid') => {
    expectRefusal(await send(bearer(await make(forge))), code);
  });
});

describe('a good token', () => {
  it.each(HEADER_FORMS)('sent with %s, is refused (RFC 6750, 2.1 and 3)', async (_, lines, code) => {
    expectRefusal(await send(lines(await forge.token())), code);
  });

  it.each(['access_token', 'token', 'authorization'])(
    'in the query as %s, is refused (RFC 6750, 2.3)',
    async (name) => {
      const line = `GET /api/todos?${name}=${await forge.token()}`;
      expectRefusal(await send([], line), 'token_missing');
    },
  );

  it.each(['application/json', 'application/x-www-form-urlencoded'])(
    'in a body of %s, is refused',
    async (type) => {
      const token = await forge.token();
      const body = type.endsWith('json')
        ? JSON.stringify({ access_token: token, title: 'x' })
        : `access_token=${token}`;
      const { status } = await send([`Content-Type: ${type}`], 'POST /api/todos', body);
      expect([401, 415]).toContain(status);
    },
  );

  it('cannot be replaced by the cookie of its session (ASVS 3.5.1)', async () => {
    expectRefusal(await send([`Cookie: ${forge.user.cookie}`]), 'token_missing');
  });

  it('of more than 4,096 characters, is refused', async () => {
    expectRefusal(await send(bearer(await ofLength(4_097))));
  });

  it('of 20 kB, is refused by the HTTP server (ASVS 4.2.5)', async () => {
    const { status } = await send(bearer(await forge.token({ filler: 'x'.repeat(15_000) })));
    expect(status).toBe(431);
  });

  it('of a megabyte, is hung up on, and the next one is let through', async () => {
    const token = await forge.token({ filler: 'x'.repeat(1_000_000) });
    const { answers, closed } = await exchange(test.app, request('GET /api/todos', bearer(token)));
    expect(closed).toBe(true);
    for (const { status } of answers) expect(status).toBe(431); // it may be lost: we still write when it comes
    await expectAccess(bearer(await forge.token()));
  });
});

describe('a token of a session', () => {
  it.each<[string, () => object]>([
    ["of another user's", () => ({ sid: decodeJwt(forge.stranger.token)['sid'] })],
    ['that is not the one of its user', () => ({ sub: forge.stranger.id })],
    ['that nobody has', () => ({ sid: randomUUID() })],
    ['of a user that nobody is', () => ({ sub: randomUUID() })],
    ['whose ids are swapped', () => ({ sub: forge.claims['sid'], sid: forge.user.id })],
    ['of nil ids', () => ({ sub: NIL, sid: NIL })],
  ])('%s, is refused (RFC 8725, 3.10)', async (_, claims) => {
    expectRefusal(await send(bearer(await forge.token(claims()))), 'session_revoked');
  });
});

const NIL = '00000000-0000-0000-0000-000000000000';
const TOKENS = GROUPS.flatMap(([, tokens]) => tokens);

describe('all of them', () => {
  it('made no request to where they pointed (ASVS 1.3.6, 9.1.3)', async () => {
    expect(scene.visits()).toBe(0);
    await fetch(forge.canary);
    expect(scene.visits()).toBe(1);
  });

  it('add no to-do, and leave every object as it was (ASVS 1.5.2)', async () => {
    const json = ['Content-Type: application/json'];
    const add = async (token: string) =>
      (await send([...bearer(token), ...json], 'POST /api/todos', '{"title":"x"}')).status;
    const taken: string[] = [];
    for (const [what, make] of TOKENS) if ((await add(await make(forge))) !== 401) taken.push(what);
    expect(taken).toEqual([]);
    expect(await test.sql('SELECT FROM todos')).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['sub']).toBeUndefined();
    expect(await add(await forge.token())).toBe(201);
  });
});

/** Two thousand tokens with keys that are not there, down one connection. @returns every status there was. */
async function flood(): Promise<number[]> {
  const made = Array.from({ length: 2_000 }, () => forge.token({}, { kid: randomUUID() }));
  const [last = '', ...others] = (await Promise.all(made)).map((token) =>
    request('GET /api/todos', bearer(token)),
  );
  const kept = others.map((text) => text.replace('Connection: close\r\n', ''));
  const { answers } = await exchange(test.app, [...kept, last].join(''));
  expect(answers).toHaveLength(2_000);
  return [...new Set(answers.map(({ status }) => status))];
}

describe('the database', () => {
  let reads = 0;
  beforeAll(() => {
    const { master } = test.app.get(DataSource).driver as unknown as { master: Pool };
    master.on('acquire', () => reads++);
  });

  /** Counted with what the application does by itself meanwhile. */
  const readsDuring = async (work: () => Promise<unknown>) => {
    reads = 0;
    await work();
    return reads;
  };

  it('is read for a token that is right but for its session', async () => {
    const token = await forge.token({ sid: randomUUID() });
    expect(await readsDuring(() => send(bearer(token)))).toBeGreaterThan(0);
  });

  it('is not read for a hostile token', async () => {
    const sendAll = async () => {
      for (const [, make] of TOKENS) await send(bearer(await make(forge)));
    };
    expect(await readsDuring(sendAll)).toBeLessThan(10);
  });

  it('is not read for unknown kids, two thousand of them neither', async () => {
    expect(await readsDuring(flood)).toBeLessThan(10);
  });
});

describe('while the database is away', () => {
  beforeAll(() => scene.network.cut());
  afterAll(() => scene.network.mend());

  it('a good token cannot be answered', async () => {
    expect((await send(bearer(await forge.token()))).status).toBe(503);
  });

  it('hostile ones are refused all the same (ASVS 16.5.3)', async () => {
    const others: string[] = [];
    for (const [what, make] of TOKENS) {
      const { status } = await send(bearer(await make(forge)));
      if (status !== 401) others.push(what);
    }
    expect(others).toEqual([]);
  });

  it('two thousand unknown kids are refused all the same', async () => {
    expect(await flood()).toEqual([401]);
  });
});
