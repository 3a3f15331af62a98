import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let eve: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  eve = await test.newUser();
});
afterAll(() => test.close());

interface Tag {
  id: string;
  name: string;
  count: number;
}
const tagsOf = async (user: TestUser) =>
  ((await user.as('get', '/api/tags').expect(200)).body as { items: Tag[] }).items;
const idOf = async (user: TestUser, name: string) =>
  (await tagsOf(user)).find((tag) => tag.name === name)?.id ?? '';
const tagsOfTodo = async (user: TestUser, id: string) =>
  ((await user.as('get', `/api/todos/${id}`).expect(200)).body as { tags: string[] }).tags;

async function addTagged(user: TestUser, ...tags: string[]): Promise<string> {
  const { body } = await user
    .as('post', '/api/todos')
    .send({ title: tags.join(' ') || 'a', tags })
    .expect(201);
  return (body as { id: string }).id;
}

describe('GET /api/tags', () => {
  it('lists one’s own by name, with how many to-dos have each, the trash left out', async () => {
    const user = await test.newUser();
    await addTagged(user, 'home', 'garden');
    await addTagged(user, 'home', 'Zoo');
    await user.as('delete', `/api/todos/${await addTagged(user, 'home', 'trash')}`).expect(204);
    await addTagged(eve, 'hers');
    expect((await tagsOf(user)).map(({ name, count }) => [name, count])).toEqual([
      ['Zoo', 1],
      ['garden', 1],
      ['home', 2],
      ['trash', 0],
    ]);
  });

  it('tells names apart to the byte: case, accents, spaces', async () => {
    const user = await test.newUser();
    const names = ['home', 'Home', ' home', 'hôme', 'ho\u0302me', '🏠'];
    const id = await addTagged(user, ...names);
    expect(new Set(await tagsOfTodo(user, id))).toEqual(new Set(names));
    expect(await tagsOf(user)).toHaveLength(names.length);
  });
});

describe('the tags of a to-do', () => {
  it('are those that were sent last, in the order of the alphabet; what is not sent stays', async () => {
    const user = await test.newUser();
    const id = await addTagged(user, 'b', 'a');
    const patch = (body: object) => user.as('patch', `/api/todos/${id}`).send(body).expect(200);
    expect((await patch({ title: 'x' })).body).toMatchObject({ tags: ['a', 'b'], version: 2 });
    expect((await patch({ tags: ['c', 'a'] })).body).toMatchObject({ tags: ['a', 'c'], version: 3 });
    expect((await patch({ tags: [] })).body).toMatchObject({ tags: [], version: 4 });
    expect((await tagsOf(user)).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('stay as they are when the version is stale', async () => {
    const user = await test.newUser();
    const id = await addTagged(user, 'a');
    await user
      .as('patch', `/api/todos/${id}`)
      .set('If-Match', '"9"')
      .send({ tags: ['b'] })
      .expect(412);
    expect(await tagsOfTodo(user, id)).toEqual(['a']);
    expect((await tagsOf(user)).map(({ name }) => name)).toEqual(['a']);
  });

  it('are never another user’s, not even in the database (ASVS 8.2.2)', async () => {
    const user = await test.newUser();
    const id = await addTagged(user, 'mine');
    await addTagged(eve, 'eves');
    const insert = 'INSERT INTO todo_tags (user_id, todo_id, tag_id) VALUES ($1, $2, $3)';
    for (const owner of [user.id, eve.id])
      await expect(test.sql(insert, [owner, id, await idOf(eve, 'eves')])).rejects.toThrow('_fkey');
  });

  it('of the same new name, fifty at once, are one tag in each of twenty rounds (ASVS 15.4.1)', async () => {
    const user = await test.newUser();
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 50 }, () => addTagged(user, `round ${round}`, 'all')));
      const tags = await tagsOf(user);
      expect(tags.find(({ name }) => name === `round ${round}`)?.count).toBe(50);
      expect(tags).toHaveLength(round + 2);
    }
  }, 120_000);

  it('are of 500 different names at most: 409, and nothing is added', async () => {
    const user = await test.newUser();
    await test.sql(
      "INSERT INTO tags (id, user_id, name) SELECT gen_random_uuid(), $1, 'tag ' || n FROM generate_series(1, 499) AS n",
      [user.id],
    );
    await addTagged(user, 'tag 1', 'the last');
    const body = { title: 'too many', tags: ['tag 1', 'one more'] };
    const refused = await user.as('post', '/api/todos').send(body).expect(409);
    expect(refused.body).toMatchObject({ code: 'quota_reached' });
    expect(await test.sql("SELECT FROM todos WHERE user_id = $1 AND title = 'too many'", [user.id])).toEqual(
      [],
    );
    await addTagged(user, 'tag 1', 'tag 2');
  });
});

describe('PATCH /api/tags/:id', () => {
  it('renames it on all to-dos that have it, each a version on', async () => {
    const user = await test.newUser();
    const [one, two, none] = [
      await addTagged(user, 'old', 'b'),
      await addTagged(user, 'old'),
      await addTagged(user),
    ];
    const rename = user.as('patch', `/api/tags/${await idOf(user, 'old')}`).send({ name: 'new' });
    expect((await rename.expect(200)).body).toMatchObject({ name: 'new', count: 2 });
    expect([await tagsOfTodo(user, one), await tagsOfTodo(user, two)]).toEqual([['b', 'new'], ['new']]);
    for (const [id, tag] of [
      [one, '"2"'],
      [two, '"2"'],
      [none, '"1"'],
    ] as const)
      await user.as('get', `/api/todos/${id}`).expect('ETag', tag);
  });

  it('to a name that another has is 409, and changes nothing; to its own is fine', async () => {
    const user = await test.newUser();
    const id = await addTagged(user, 'a', 'b');
    const rename = async (name: string) =>
      user.as('patch', `/api/tags/${await idOf(user, 'a')}`).send({ name });
    expect((await rename('b')).body).toMatchObject({ status: 409, code: 'conflict' });
    expect((await rename('a')).body).toMatchObject({ name: 'a', count: 1 });
    await user.as('get', `/api/todos/${id}`).expect('ETag', '"1"');
  });

  it.each([
    ['no name', {}, '/name'],
    ['a blank name', { name: ' ' }, '/name'],
    ['a name of 51 characters', { name: 'a'.repeat(51) }, '/name'],
    ['an unknown field', { name: 'a', color: 'red' }, '/color'],
  ])('refuses %s', async (_, body, pointer) => {
    const user = await test.newUser();
    await addTagged(user, 'a');
    const refused = await user
      .as('patch', `/api/tags/${await idOf(user, 'a')}`)
      .send(body)
      .expect(400);
    expect(refused.body).toMatchObject({ code: 'validation_failed', errors: [{ pointer }] });
  });
});

describe('POST /api/tags/:id/merge', () => {
  it('gives every to-do the one instead of the other, once', async () => {
    const user = await test.newUser();
    const ids = [
      await addTagged(user, 'a'),
      await addTagged(user, 'a', 'b'),
      await addTagged(user, 'b', 'c'),
    ];
    const [from, into] = [await idOf(user, 'a'), await idOf(user, 'b')];
    const merged = await user
      .as('post', `/api/tags/${from}/merge`)
      .send({ into: into.toUpperCase() })
      .expect(200);
    expect(merged.body).toEqual({ id: into, name: 'b', count: 3 });
    expect(await Promise.all(ids.map((id) => tagsOfTodo(user, id)))).toEqual([['b'], ['b'], ['b', 'c']]);
    for (const [index, tag] of ['"2"', '"2"', '"1"'].entries())
      await user.as('get', `/api/todos/${ids[index] ?? ''}`).expect('ETag', tag);
    await user.as('post', `/api/tags/${from}/merge`).send({ into }).expect(404);
  });

  it('refuses itself, and what is no id', async () => {
    const user = await test.newUser();
    await addTagged(user, 'a');
    const id = await idOf(user, 'a');
    for (const into of [id, '7', null, undefined]) {
      const refused = await user.as('post', `/api/tags/${id}/merge`).send({ into }).expect(400);
      expect(refused.body).toMatchObject({ errors: [{ pointer: '/into' }] });
    }
  });
});

describe('DELETE /api/tags/:id', () => {
  it('takes it off its to-dos, which stay, each a version on', async () => {
    const user = await test.newUser();
    const id = await addTagged(user, 'a', 'b');
    await user.as('delete', `/api/tags/${await idOf(user, 'a')}`).expect(204, '');
    expect(await tagsOfTodo(user, id)).toEqual(['b']);
    await user.as('get', `/api/todos/${id}`).expect('ETag', '"2"');
  });

  it('while to-dos get and lose it ends in no 500 and no circle, in twenty rounds (ASVS 15.4.1)', async () => {
    const user = await test.newUser();
    const ids = [await addTagged(user), await addTagged(user), await addTagged(user)];
    for (let round = 0; round < 20; round++) {
      await addTagged(user, 'a');
      const tag = await idOf(user, 'a');
      const patches = Array.from({ length: 40 }, (_, index) =>
        user.as('patch', `/api/todos/${ids[index % 3] ?? ''}`).send({ tags: index % 2 ? ['a', 'b'] : ['c'] }),
      );
      const others = [
        user.as('delete', `/api/tags/${tag}`),
        user.as('patch', `/api/tags/${tag}`).send({ name: `renamed ${round}` }),
        user.as('delete', `/api/tags/${tag}`),
      ];
      for (const { status } of await Promise.all(patches)) expect(status).toBe(200);
      for (const { status } of await Promise.all(others)) expect([200, 204, 404]).toContain(status);
    }
  }, 120_000);
});

describe('a tag of to-dos in the trash', () => {
  it('is renamed while these are removed for good, in ten rounds without a circle (ASVS 15.4.1)', async () => {
    const user = await test.newUser();
    for (let round = 0; round < 10; round++) {
      const ids = await Promise.all(Array.from({ length: 20 }, () => addTagged(user, 'a')));
      await Promise.all(ids.map((id) => user.as('delete', `/api/todos/${id}`)));
      const tag = await idOf(user, 'a');
      const answers = await Promise.all([
        ...ids.slice(0, 10).map((id) => user.as('delete', `/api/todos/trash/${id}`)),
        ...Array.from({ length: 10 }, (_, index) =>
          user.as('patch', `/api/tags/${tag}`).send({ name: `name ${index}` }),
        ),
        user.as('delete', '/api/todos/trash'),
        user.as('patch', `/api/tags/${tag}`).send({ name: 'a' }),
      ]);
      for (const { status } of answers) expect([200, 204, 404]).toContain(status);
      await user.as('patch', `/api/tags/${tag}`).send({ name: 'a' }).expect(200);
    }
  }, 60_000);
});

describe('another user’s tag (ASVS 8.2.2)', () => {
  it.each([
    ['patch', '', { name: 'stolen' }],
    ['delete', '', undefined],
    ['post', '/merge', { into: randomUUID() }],
  ] as const)('is 403 to %s%s, and stays as it was; an unknown one is 404', async (method, suffix, body) => {
    const user = await test.newUser();
    await addTagged(eve, 'private');
    const before = await tagsOf(eve);
    const path = `/api/tags/${await idOf(eve, 'private')}${suffix}`;
    expect((await user.as(method, path).send(body).expect(403)).body).toMatchObject({ code: 'not_owner' });
    await user.as(method, `/api/tags/${randomUUID()}${suffix}`).send(body).expect(404);
    await user.as(method, `/api/tags/7${suffix}`).send(body).expect(400);
    expect(await tagsOf(eve)).toEqual(before);
  });

  it('is no place to merge one’s own into', async () => {
    const user = await test.newUser();
    await addTagged(user, 'mine');
    await addTagged(eve, 'private');
    const into = await idOf(eve, 'private');
    await user
      .as('post', `/api/tags/${await idOf(user, 'mine')}/merge`)
      .send({ into })
      .expect(403);
    expect((await tagsOf(user)).map(({ name, count }) => [name, count])).toEqual([['mine', 1]]);
  });
});
