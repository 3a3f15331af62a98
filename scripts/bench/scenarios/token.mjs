export const token = {
  title: 'token endpoint',
  prepare: ({ people }) =>
    people.all.map(({ cookie }) => ({ method: 'GET', path: '/api/auth/token', headers: { Cookie: cookie } })),
  differing: ['token'],
};
