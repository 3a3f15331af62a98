/** Where `nx serve client` finds the API: the server of this workspace, or the one named by LATCHLIST_API. */
const target = process.env.LATCHLIST_API ?? 'http://localhost:3001';

export default {
  '/api': { target },
  '/.well-known': { target },
};
