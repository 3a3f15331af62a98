import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { Readable } from 'node:stream';
import { toTodoDto } from '../dto/todo.dto.ts';
import type { TodoRow } from '../todo-row.ts';
import { TodosRepository } from '../todos.repository.ts';
import type { ExportedTodoDto } from './exported-todo.dto.ts';

const BATCH = 500; // rows in memory at a time
const FIRST = '00000000-0000-0000-0000-000000000000';

const COLUMNS = [
  ...['id', 'title', 'description', 'completed', 'completedAt', 'priority', 'dueOn', 'tags'],
  ...['position', 'createdAt', 'updatedAt', 'deletedAt', 'version'],
];

/** Hands out all of a user's to-dos, the trash included, a batch at a time: no faster than they are read. */
@Injectable()
export class ExportService {
  constructor(private readonly todos: TodosRepository) {}

  /** @throws {Error} the database's, while nothing has been sent yet; later the stream is destroyed instead. */
  async json(userId: string): Promise<Readable> {
    return Readable.from(jsonText(await this.begin(userId)), { objectMode: false });
  }

  /** RFC 4180 with a byte order mark, and no cell that a spreadsheet takes for a formula. */
  async csv(userId: string): Promise<Readable> {
    return Readable.from(csvText(await this.begin(userId)), { objectMode: false });
  }

  /** The first batch is read before there is an answer, so that a database that is away is 503. */
  private async begin(userId: string): Promise<AsyncGenerator<ExportedTodoDto[]>> {
    return this.batches(userId, await this.todos.walk(userId, FIRST, BATCH));
  }

  private async *batches(userId: string, first: TodoRow[]): AsyncGenerator<ExportedTodoDto[]> {
    let rows = first;
    while (rows.length > 0) {
      yield rows.map(toExported);
      const last = rows.at(-1);
      rows = last && rows.length === BATCH ? await this.todos.walk(userId, last.id, BATCH) : [];
    }
  }
}

function toExported(row: TodoRow): ExportedTodoDto {
  return Object.assign(toTodoDto(row), { deletedAt: row.deletedAt });
}

async function* jsonText(batches: AsyncIterable<ExportedTodoDto[]>): AsyncGenerator<string> {
  let separator = '{"items":[\n';
  for await (const todos of batches) {
    yield separator + todos.map((todo) => JSON.stringify(todo)).join(',\n');
    separator = ',\n';
  }
  yield separator.startsWith('{') ? '{"items":[]}\n' : '\n]}\n';
}

async function* csvText(batches: AsyncIterable<ExportedTodoDto[]>): AsyncGenerator<string> {
  yield `\ufeff${COLUMNS.join(',')}\r\n`;
  for await (const todos of batches)
    yield stringify(
      todos.map(({ tags, ...todo }) => ({ ...todo, tags: tags.join(', ') })),
      {
        ...{ columns: COLUMNS, record_delimiter: 'windows', escape_formulas: true },
        quoted_match: /[\r\n]/, // by itself it quotes for CRLF alone
        cast: { boolean: String },
      },
    );
}
