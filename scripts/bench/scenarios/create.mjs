import { randomUUID } from 'node:crypto';

const BODY = JSON.stringify({
  title: 'Ask the neighbours about the hedge',
  description: 'It has grown over the path again; they wanted to borrow our ladder first.',
  priority: 'medium',
  dueOn: '2027-03-01',
});

/** Each connection for a user of its own (as long as there are as many), each request with a key of its own. */
export const create = {
  title: 'create',
  prepare: ({ people }) => people.withTokens(),
  requests: (people, connection) => [
    {
      method: 'POST',
      path: '/api/todos',
      headers: { ...people[connection % people.length].headers, 'Content-Type': 'application/json' },
      body: BODY,
      setupRequest: (request) => {
        request.headers['Idempotency-Key'] = randomUUID();
        return request;
      },
    },
  ],
  differing: ['id', 'position', 'createdAt', 'updatedAt'],
};
