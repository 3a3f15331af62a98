import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
});
afterAll(() => test.close());

interface Page {
  items: { id: string; title: string }[];
  nextCursor: string | null;
}
const titles = (body: unknown) => (body as Page).items.map(({ title }) => title);

describe('POST /api/todos', () => {
  it('adds a to-do and says where it is', async () => {
    const answer = await ada
      .as('post', '/api/todos')
      .send({ title: 'Water the plants' })
      .expect(201)
      .expect('ETag', '"1"');
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      title: 'Water the plants',
      description: '',
      completed: false,
      completedAt: null,
      priority: 'none',
      dueOn: null,
      tags: [],
      position: expect.any(String),
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: (answer.body as { createdAt: string }).createdAt,
      version: 1,
    });
    await ada.as('get', String(answer.headers['location'])).expect(200, answer.body as object);
  });

  it('gives text back byte for byte', async () => {
    const fields = {
      title: ' "ä" <b> 👩‍👩‍👧 \r\nX: y ',
      description: '</script>\u2028\t%00',
      priority: 'high',
      dueOn: '2028-02-29',
    };
    const answer = await ada.as('post', '/api/todos').send(fields).expect(201);
    expect(answer.body).toMatchObject(fields);
    expect(answer.headers['x']).toBeUndefined();
  });

  it('gives any text back as it was, in a list and alone', async () => {
    const text = (maxLength: number) =>
      fc
        .string({ unit: 'grapheme-composite', minLength: 1, maxLength })
        .filter((value) => /[^\s\p{Cc}\p{Cf}\p{M}]/u.test(value));
    const todo = fc.record({
      title: text(20),
      description: fc
        .string({ unit: 'binary', maxLength: 40 })
        .map((value) => value.toWellFormed().replaceAll('\0', '')),
      tags: fc.uniqueArray(text(8), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(todo, async (fields) => {
        const { body } = await ada.as('post', '/api/todos').send(fields).expect(201);
        const bytes = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right));
        expect(body).toMatchObject({ ...fields, tags: fields.tags.toSorted(bytes) });
        const { id } = body as { id: string };
        expect((await ada.as('get', `/api/todos/${id}`).expect(200)).body).toEqual(body);
        const list = await ada.as('get', '/api/todos?limit=1').expect(200);
        expect((list.body as Page).items).toEqual([body]);
      }),
      { numRuns: 60 },
    );
  });

  it('takes 200 code points of title and 5,000 of description', async () => {
    const fields = { title: '🌱'.repeat(200), description: '🌱'.repeat(5_000) };
    expect((await ada.as('post', '/api/todos').send(fields).expect(201)).body).toMatchObject(fields);
  });

  it.each([
    ['no title', {}, '/title'],
    ['an empty title', { title: '' }, '/title'],
    ['a blank title', { title: ' \t' }, '/title'],
    ['a title with nothing to see in it', { title: '\u200b\u202e' }, '/title'],
    ['a title of 201 characters', { title: 'a'.repeat(201) }, '/title'],
    ['a title that is a number', { title: 7 }, '/title'],
    ['a title that is an object (CVE-2025-60542)', { title: { x: 1 } }, '/title'],
    ['NUL in the title', { title: 'a\0b' }, '/title'],
    ['a lone surrogate', { title: 'a\ud800b' }, '/title'],
    ['a description of 5,001 characters', { title: 'a', description: 'a'.repeat(5_001) }, '/description'],
    ['a description that is null', { title: 'a', description: null }, '/description'],
    ['an unknown priority', { title: 'a', priority: 'urgent' }, '/priority'],
    ['a day that is not in the calendar', { title: 'a', dueOn: '2027-02-29' }, '/dueOn'],
    ['a date with a time', { title: 'a', dueOn: '2027-02-28T00:00:00Z' }, '/dueOn'],
    ['another owner (ASVS 8.2.3)', { title: 'a', userId: randomUUID() }, '/userId'],
    ['tags that are no list', { title: 'a', tags: 'home' }, '/tags'],
    ['tags that are null', { title: 'a', tags: null }, '/tags'],
    ['21 tags', { title: 'a', tags: Array.from({ length: 21 }, (_, n) => `tag ${n}`) }, '/tags'],
    ['a tag twice', { title: 'a', tags: ['home', 'home'] }, '/tags'],
    ['a blank tag', { title: 'a', tags: [' '] }, '/tags'],
    ['a tag of 51 characters', { title: 'a', tags: ['a'.repeat(51)] }, '/tags'],
    ['a tag with NUL', { title: 'a', tags: ['a\0'] }, '/tags'],
    ['a tag that is a number', { title: 'a', tags: [7] }, '/tags'],
    ['a position', { title: 'a', position: 'a0' }, '/position'],
    ['a time of completion', { title: 'a', completedAt: '2026-11-21T00:00:00Z' }, '/completedAt'],
    ['an id of its own', { title: 'a', id: randomUUID() }, '/id'],
    ['a version', { title: 'a', version: 3 }, '/version'],
  ])('refuses %s', async (_, body, pointer) => {
    const answer = await ada.as('post', '/api/todos').send(body).expect(400);
    expect(answer.body).toMatchObject({
      code: 'validation_failed',
      errors: [{ pointer, detail: expect.any(String) }],
    });
  });
});

describe('GET /api/todos', () => {
  it('lists newest first, page by page, each exactly once', async () => {
    const user = await test.newUser();
    for (let count = 1; count <= 7; count++) await user.addTodo(`To-do ${count}`);
    const pageAfter = async (cursor: string) =>
      (await user.as('get', `/api/todos?limit=3${cursor}`).expect(200)).body as Page;
    let page = await pageAfter('');
    const seen = titles(page);
    while (page.nextCursor) {
      page = await pageAfter(`&cursor=${page.nextCursor}`);
      seen.push(...titles(page));
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((count) => `To-do ${count}`));
  });

  it('keeps its place while rows are added and deleted', async () => {
    const user = await test.newUser();
    const ids: string[] = [];
    for (const title of ['a', 'b', 'c', 'd']) ids.push(await user.addTodo(title));
    const first = await user.as('get', '/api/todos?limit=2').expect(200);
    await user.addTodo('e');
    await user.as('delete', `/api/todos/${ids[2] ?? ''}`).expect(204);
    const second = await user.as('get', `/api/todos?limit=2&cursor=${(first.body as Page).nextCursor ?? ''}`);
    expect([titles(first.body), titles(second.body)]).toEqual([
      ['d', 'c'],
      ['b', 'a'],
    ]);
  });

  it('has 50 on a page when nothing is said, and no cursor on the last', async () => {
    const user = await test.newUser();
    await test.sql(
      `INSERT INTO todos (id, user_id, title, sort_title, position, created_at, updated_at)
       SELECT gen_random_uuid(), $1, 'same moment', '', 'a' || n, now(), now() FROM generate_series(1, 60) AS n`,
      [user.id],
    );
    const first = await user.as('get', '/api/todos').expect(200);
    const second = await user
      .as('get', `/api/todos?cursor=${(first.body as Page).nextCursor ?? ''}`)
      .expect(200);
    const ids = [first, second].flatMap(({ body }) => (body as Page).items.map(({ id }) => id));
    expect([ids.length, new Set(ids).size, (second.body as Page).nextCursor]).toEqual([60, 60, null]);
  });

  it('filters by status', async () => {
    const user = await test.newUser();
    await user.addTodo('open');
    const done = await user.addTodo('done');
    await user.as('patch', `/api/todos/${done}`).send({ completed: true }).expect(200);
    const list = async (status: string) =>
      titles((await user.as('get', `/api/todos?status=${status}`).expect(200)).body);
    expect([await list('open'), await list('completed'), await list('all')]).toEqual([
      ['open'],
      ['done'],
      ['done', 'open'],
    ]);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1e1',
    'limit=0x10',
    'limit=NaN',
    'limit=9007199254740993',
    'limit=',
    'limit=1&limit=9',
    'limit[a]=1',
    'status=done',
    'status=open&status=all',
    'unknown=1',
    'cursor=',
    'cursor=abc',
    'cursor=MTIzLmFiYw',
    `cursor=${'a'.repeat(300)}`,
  ])('refuses ?%s (ASVS 1.4.2, 15.3.7)', async (query) => {
    expect((await ada.as('get', `/api/todos?${query}`).expect(400)).body).toMatchObject({
      code: 'validation_failed',
    });
  });
});

describe('PATCH /api/todos/:id', () => {
  it('changes what is given and leaves the rest', async () => {
    const id = await ada.addTodo('before');
    const changes = { title: 'after', priority: 'low', dueOn: '2026-12-24' };
    const answer = await ada.as('patch', `/api/todos/${id}`).send(changes).expect(200).expect('ETag', '"2"');
    expect(answer.body).toMatchObject({ ...changes, description: '', version: 2 });
    const cleared = await ada.as('patch', `/api/todos/${id}`).send({ dueOn: null }).expect(200);
    expect(cleared.body).toMatchObject({ title: 'after', priority: 'low', dueOn: null, version: 3 });
  });

  it('remembers when it was completed first, and forgets it when it is opened again', async () => {
    const id = await ada.addTodo();
    const patch = async (completed: boolean) =>
      (await ada.as('patch', `/api/todos/${id}`).send({ completed }).expect(200)).body as {
        completedAt: string | null;
      };
    const { completedAt } = await patch(true);
    expect(completedAt).not.toBeNull();
    expect(await patch(true)).toMatchObject({ completed: true, completedAt });
    expect(await patch(false)).toMatchObject({ completed: false, completedAt: null });
  });

  it.each([
    ['null for a title', { title: null }],
    ['null for completed', { completed: null }],
    ['"true" for completed (ASVS 15.3.5)', { completed: 'true' }],
    ['a completion time', { completedAt: '2026-01-01T00:00:00Z' }],
    ['an unknown field', { deletedAt: null }],
  ])('refuses %s and changes nothing', async (_, body) => {
    const id = await ada.addTodo();
    await ada.as('patch', `/api/todos/${id}`).send(body).expect(400);
    expect((await ada.as('get', `/api/todos/${id}`).expect(200)).body).toMatchObject({ version: 1 });
  });

  it('changes only the version that If-Match names: 412 for an older one', async () => {
    const id = await ada.addTodo();
    const patch = (tag: string, title: string) =>
      ada.as('patch', `/api/todos/${id}`).set('If-Match', tag).send({ title });
    await patch('"1"', 'mine').expect(200);
    expect((await patch('"1"', 'lost update').expect(412)).body).toMatchObject({ code: 'stale_version' });
    await patch('W/"2"', 'weak').expect(412);
    await patch('*', 'any').expect(200);
    expect((await ada.as('get', `/api/todos/${id}`).expect(200)).body).toMatchObject({
      title: 'any',
      version: 3,
    });
  });

  it('lets one of twenty writers through that hold the same version (ASVS 2.3.4)', async () => {
    const id = await ada.addTodo();
    const write = (title: string) =>
      ada.as('patch', `/api/todos/${id}`).set('If-Match', '"1"').send({ title });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => write(`writer ${index}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
  });
});

describe('many changes at once', () => {
  it('each answer with their own result', async () => {
    const id = await ada.addTodo();
    const write = (title: string) => ada.as('patch', `/api/todos/${id}`).send({ title }).expect(200);
    const wanted = Array.from({ length: 20 }, (_, index) => `writer ${index}`);
    const bodies = (await Promise.all(wanted.map(write))).map(
      ({ body }) => body as { title: string; version: number },
    );
    expect(bodies.map(({ title }) => title)).toEqual(wanted);
    expect(new Set(bodies.map(({ version }) => version)).size).toBe(20);
  });
});

describe('DELETE /api/todos/:id', () => {
  it('takes it out of sight, and restore brings it back', async () => {
    const id = await ada.addTodo('come back');
    await ada.as('delete', `/api/todos/${id}`).expect(204, '');
    await ada.as('get', `/api/todos/${id}`).expect(404);
    await ada.as('patch', `/api/todos/${id}`).send({ title: 'x' }).expect(404);
    await ada.as('delete', `/api/todos/${id}`).expect(404);
    expect((await ada.as('post', `/api/todos/${id}/restore`).expect(200)).body).toMatchObject({
      title: 'come back',
    });
    await ada.as('get', `/api/todos/${id}`).expect(200);
    await ada.as('post', `/api/todos/${id}/restore`).expect(404);
  });

  it('spares a version newer than If-Match names', async () => {
    const id = await ada.addTodo();
    await ada.as('patch', `/api/todos/${id}`).send({ title: 'newer' }).expect(200);
    await ada.as('delete', `/api/todos/${id}`).set('If-Match', '"1"').expect(412);
    await ada.as('delete', `/api/todos/${id}`).set('If-Match', '"2"').expect(204);
  });
});

describe('an id', () => {
  it.each(['get', 'patch', 'delete'] as const)('that nobody has is 404 to %s', async (method) => {
    const answer = await ada
      .as(method, `/api/todos/${randomUUID()}`)
      .send(method === 'get' ? undefined : {})
      .expect(404);
    expect(answer.body).toMatchObject({ code: 'not_found' });
  });

  it.each(['abc', '1', "'%20OR%20true--", '%2525', 'null'])('that is none (%s) is 400', async (id) => {
    await ada.as('get', `/api/todos/${id}`).expect(400);
  });
});
