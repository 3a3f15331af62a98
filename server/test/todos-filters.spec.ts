import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
});
afterAll(() => test.close());

interface Todo {
  title: string;
  priority: string;
  dueOn: string | null;
  tags: string[];
  completed: boolean;
  /** Whether it is in the trash. */
  deleted: boolean;
}

interface Counts {
  status: Record<string, number>;
  priority: Record<string, number>;
  tags: { name: string; count: number }[];
  trash: number;
}

interface Filter {
  status?: string;
  priority?: string[];
  tag?: string[];
  dueFrom?: string;
  dueTo?: string;
  search?: string;
}

const PRIORITIES = ['none', 'low', 'medium', 'high'];
const TAGS = ['home', 'Home', 'a&b=c', 'Ä 🌱', "x' OR 1=1--"];
const DAYS = ['0001-01-01', '2026-02-27', '2026-02-28', '2026-03-01', '9999-12-31'];
const WORDS = ['water', 'plants', 'tax'];

const todo: fc.Arbitrary<Todo> = fc.record({
  title: fc.subarray(WORDS, { minLength: 1 }).map((words) => words.join(' ')),
  priority: fc.constantFrom(...PRIORITIES),
  dueOn: fc.constantFrom(null, ...DAYS),
  tags: fc.subarray(TAGS),
  completed: fc.boolean(),
  deleted: fc.boolean(),
});
const someOf = (values: string[]) => fc.shuffledSubarray(values, { minLength: 1, maxLength: 3 });
const filter: fc.Arbitrary<Filter> = fc.record(
  {
    status: fc.constantFrom<string[]>('open', 'completed', 'all'),
    priority: someOf(PRIORITIES),
    tag: fc.oneof({ weight: 4, arbitrary: someOf(TAGS) }, fc.constant<string[]>(['nobody has it'])),
    dueFrom: fc.constantFrom(...DAYS),
    dueTo: fc.constantFrom(...DAYS),
    search: someOf(WORDS).map((words) => words.map((word) => word.slice(0, 3)).join(' ')),
  },
  { requiredKeys: [] },
);

const query = (given: Filter): string =>
  Object.entries(given)
    .flatMap(([name, value]) => [value].flat().map((one: string) => `${name}=${encodeURIComponent(one)}`))
    .join('&');

/** What the filters promise, whether it is in the trash or not. */
function meets(one: Todo, { status = 'all', priority, tag = [], dueFrom, dueTo, search = '' }: Filter) {
  return (
    (status === 'all' || one.completed === (status === 'completed')) &&
    (!priority || priority.includes(one.priority)) &&
    tag.every((name) => one.tags.includes(name)) &&
    (dueFrom === undefined || (one.dueOn !== null && one.dueOn >= dueFrom)) &&
    (dueTo === undefined || (one.dueOn !== null && one.dueOn <= dueTo)) &&
    search.split(' ').every((start) => one.title.split(' ').some((word) => word.startsWith(start)))
  );
}

function counted(todos: Todo[], given: Filter): Counts {
  const live = todos.filter(({ deleted }) => !deleted);
  const count = (among: Todo[], other: Filter) => among.filter((one) => meets(one, other)).length;
  const shown = live.filter((one) => meets(one, given));
  const tags = TAGS.toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)))
    .map((name) => ({ name, count: shown.filter((one) => one.tags.includes(name)).length }))
    .filter((tag) => tag.count > 0);
  const each = (names: string[], as: (name: string) => Filter) =>
    Object.fromEntries(names.map((name) => [name, count(live, { ...given, ...as(name) })]));
  return {
    status: each(['open', 'completed', 'all'], (status) => ({ status })),
    priority: each(PRIORITIES, (name) => ({ priority: [name] })),
    tags,
    trash: count(
      todos.filter(({ deleted }) => deleted),
      given,
    ),
  };
}

/** @returns the to-dos by the ids they got. */
async function keep(user: TestUser, todos: Todo[]): Promise<Map<string, Todo>> {
  const made = todos.map(async (one): Promise<[string, Todo]> => {
    const { completed, deleted, ...fields } = one;
    const { body } = await user.as('post', '/api/todos').send(fields).expect(201);
    const { id } = body as { id: string };
    if (completed) await user.as('patch', `/api/todos/${id}`).send({ completed }).expect(200);
    if (deleted) await user.as('delete', `/api/todos/${id}`).expect(204);
    return [id, one];
  });
  return new Map(await Promise.all(made));
}

const ids = async (user: TestUser, path: string): Promise<string[]> =>
  ((await user.as('get', path).expect(200)).body as { items: { id: string }[] }).items
    .map(({ id }) => id)
    .toSorted();

describe('filters', () => {
  const cases = [
    fc.array(todo, { minLength: 40, maxLength: 40 }),
    fc.array(filter, { minLength: 40, maxLength: 40 }),
  ] as const;
  const numRuns = 3; // of forty questions each

  it('list what meets all of them, and of the trash too', async () => {
    await fc.assert(
      fc.asyncProperty(...cases, async (todos, filters) => {
        const user = await test.newUser();
        const kept = [...(await keep(user, todos))];
        for (const given of filters) {
          const wanted = (inTrash: boolean) =>
            kept
              .filter(([, one]) => one.deleted === inTrash && meets(one, given))
              .map(([id]) => id)
              .toSorted();
          expect(await ids(user, `/api/todos?limit=100&${query(given)}`)).toEqual(wanted(false));
          expect(await ids(user, `/api/todos/trash?limit=100&${query(given)}`)).toEqual(wanted(true));
        }
      }),
      { numRuns, endOnFailure: true },
    );
  }, 60_000);

  it('are counted as if each status or priority stood in place of the one given', async () => {
    await fc.assert(
      fc.asyncProperty(...cases, async (todos, filters) => {
        const user = await test.newUser();
        await keep(user, todos);
        for (const given of [{}, ...filters]) {
          const { body } = await user.as('get', `/api/todos/counts?${query(given)}`).expect(200);
          expect(body).toEqual(counted(todos, given));
        }
      }),
      { numRuns, endOnFailure: true },
    );
  }, 60_000);

  it('count nothing of a user who has nothing, whatever others have', async () => {
    await ada.addTodo();
    const { body } = await (await test.newUser()).as('get', '/api/todos/counts').expect(200);
    expect(body).toEqual(counted([], {}));
  });
});
