/** What `npm run bench` can measure, in its order: what only reads comes before what adds to the lists that are read. */
export const LINES = ['list-one', 'list', 'list-busy', 'token', 'sign-in', 'change', 'create', 'start'];
