import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { TodosRepository } from '../src/todos/todos.repository.ts';
import { proxyTo } from './support/cuttable-proxy.ts';
import { createTestDatabase } from './support/test-database.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let eve: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  eve = await test.newUser();
});
afterAll(() => test.close());

interface Exported {
  id: string;
  title: string;
  deletedAt: string | null;
}
const items = (body: unknown) => (body as { items: Exported[] }).items;
const exportCsv = async (user: TestUser) =>
  (await user.as('get', '/api/todos/export?format=csv').expect(200)).text;

/** Waits until it has not been called for a while. */
async function untilStill({ mock }: { mock: { calls: unknown[] } }): Promise<void> {
  let calls = -1;
  while (calls !== mock.calls.length) {
    calls = mock.calls.length;
    await sleep(300);
  }
}

async function addMany(user: TestUser, count: number, { sql } = test): Promise<void> {
  for (let from = 0; from < count; from += 5_000)
    await sql(
      `INSERT INTO todos (id, user_id, title, sort_title, description, position, created_at, updated_at)
       SELECT gen_random_uuid(), $1, 'to-do ' || n, '', repeat('x', 400), 'a' || n, now(), now()
       FROM generate_series($2::integer, $3::integer) AS n`,
      [user.id, from + 1, Math.min(count, from + 5_000)],
    );
}

describe('GET /api/todos/export', () => {
  it('is JSON with each of one’s own once, the trash included, to be kept as a file', async () => {
    const user = await test.newUser();
    await addMany(user, 1_203);
    const { body } = await user
      .as('post', '/api/todos')
      .send({ title: 'whole', description: '"\n', tags: ['a'], priority: 'low', dueOn: '2027-01-01' })
      .expect(201);
    const deleted = await user.addTodo('deleted');
    await user.as('delete', `/api/todos/${deleted}`).expect(204);
    await eve.addTodo('hers');
    const answer = await user
      .as('get', '/api/todos/export')
      .expect(200)
      .expect('Content-Type', 'application/json; charset=utf-8')
      .expect('Cache-Control', 'no-store')
      .expect('Content-Disposition', 'attachment; filename="latchlist.json"');
    const all = items(answer.body);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1_205);
    expect(all).toHaveLength(1_205);
    expect(all).toContainEqual({ ...(body as object), deletedAt: null });
    expect(all.filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => id)).toEqual([deleted]);
    expect(answer.text).not.toContain('hers');
  });

  it('is an empty list for who has none, and a header in CSV', async () => {
    const user = await test.newUser();
    expect((await user.as('get', '/api/todos/export').expect(200)).body).toEqual({ items: [] });
    expect(await exportCsv(user)).toBe(
      '\ufeffid,title,description,completed,completedAt,priority,dueOn,tags,position,createdAt,updatedAt,deletedAt,version\r\n',
    );
  });

  it('is CSV with quotes where they are needed (RFC 4180)', async () => {
    const user = await test.newUser();
    const fields = { title: 'say "hi", all', description: 'two\nlines', tags: ['a', 'b, c'] };
    const { body } = await user.as('post', '/api/todos').send(fields).expect(201);
    const { id, position, createdAt } = body as Record<string, string>;
    const answer = await user
      .as('get', '/api/todos/export?format=csv')
      .expect('Content-Type', 'text/csv; charset=utf-8')
      .expect('Content-Disposition', 'attachment; filename="latchlist.csv"');
    const [, ...lines] = answer.text.split('\r\n');
    expect(lines).toEqual([
      `${id},"say ""hi"", all","two\nlines",false,,none,,"a, b, c",${position},${createdAt},${createdAt},,1`,
      '',
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=HYPERLINK("https://evil.example";"x")'])(
    'hands %j to no spreadsheet as a formula (ASVS 1.2.10)',
    async (text) => {
      const user = await test.newUser();
      const fields = { title: text, description: text, tags: [text.trim()] };
      await user.as('post', '/api/todos').send(fields).expect(201);
      const csv = await exportCsv(user);
      for (const cell of csv.replace(/^.*\r\n/, '').split(/(?<=^|,)/))
        expect(cell).not.toMatch(/^"?[=+\-@\t\r＝]/);
      expect(csv.split(`'${text.replaceAll('"', '""')}`).length - 1).toBeGreaterThanOrEqual(2);
    },
  );

  it('refuses another format, and whatever else it does not know', async () => {
    await eve.as('get', '/api/todos/export?format=xml').expect(400);
    await eve.as('get', '/api/todos/export?limit=1').expect(400);
  });

  it('is not another user’s (ASVS 8.2.2)', async () => {
    const user = await test.newUser();
    await user.as('get', `/api/users/${eve.id}/todos/export`).expect(403);
    await test.api.get('/api/todos/export').expect(401);
  });

  it.each(['json', 'csv'])(
    'goes no further than %s is read, and stops when the reader hangs up',
    async (format) => {
      const user = await test.newUser();
      await addMany(user, 40_000); // some 25 MB
      const walk = jest.spyOn(test.app.get(TodosRepository), 'walk');
      const { port } = test.app.getHttpServer().address() as AddressInfo;
      const headers = { Authorization: `Bearer ${user.token}` };
      const asked = request({ port, path: `/api/todos/export?format=${format}`, headers }).end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      await untilStill(walk);
      expect(walk.mock.calls.length).toBeLessThan(40); // of 81: the rest waits for the reader
      answer.destroy();
      await untilStill(walk);
      expect(walk.mock.calls.length).toBeLessThan(40);
      walk.mockRestore();
    },
    20_000,
  );
});

describe('an export while the database goes away', () => {
  it('breaks off instead of ending early, and the server lives; before the first row it is 503', async () => {
    const database = await createTestDatabase();
    const network = await proxyTo(database.url);
    const far = await createTestApp({ databaseUrl: network.url });
    const user = await far.newUser();
    await addMany(user, 40_000, far);
    const { port } = far.app.getHttpServer().address() as AddressInfo;
    const headers = { Authorization: `Bearer ${user.token}` };
    for (const format of ['json', 'csv']) {
      const asked = request({ port, path: `/api/todos/export?format=${format}`, headers }).end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      network.cut();
      await expect(answer.resume().toArray()).rejects.toThrow('aborted');
      await user.as('get', `/api/todos/export?format=${format}`).expect(503);
      network.mend();
      while ((await far.api.get('/api/health/ready')).status !== 200) await sleep(20);
    }
    await far.close();
    network.close();
    await database.drop();
  }, 30_000);
});
