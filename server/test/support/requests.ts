import type { Server } from 'node:http';
import supertest from 'supertest';
import { differences } from './openapi/conformity.ts';

export type Agent = ReturnType<typeof supertest.agent>;
export type { Response, Test } from 'supertest';

export const METHODS = ['get', 'head', 'post', 'patch', 'put', 'delete', 'options'] as const;
export type Method = (typeof METHODS)[number];

/** supertest, for requests of nobody in particular; every answer is held to the OpenAPI document. */
export function requests(server: Server | string): ReturnType<typeof supertest> {
  const plain = supertest(server);
  const held = METHODS.map((method) => [method, (path: string) => plain[method](path).use(holdToDocument)]);
  return Object.fromEntries(held) as ReturnType<typeof supertest>;
}

/** The same with a memory for cookies, and what is sent along with each request. */
export function agentOf(server: Server | string): Agent {
  return supertest.agent(server).use(holdToDocument);
}

function holdToDocument(request: unknown): void {
  const test = request as supertest.Test;
  void test.expect(({ status, headers, text }) => {
    const [, pathname = '/'] = /^https?:\/\/[^/]*([^?#]*)/.exec(test.url) ?? []; // as it is sent: `URL` would mend it
    const exchange = {
      method: test.method,
      path: pathname,
      status,
      headers: headers as Record<string, string>,
    };
    const found = differences({ ...exchange, body: text });
    if (found.length === 0) return;
    const what = `${test.method} ${pathname} answered ${status}, not as the document says`;
    throw new Error([`${what}: ${found.join('; ')}`, text].join('\n'));
  });
}
