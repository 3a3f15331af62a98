/** Things that belong to a user, by what their ids are the ids of. */
export type Owned = 'user' | 'todo' | 'trashed-todo' | 'tag' | 'session';

/**
 * For the document: an id, sent with a request, of something that must be one's own. By this mark (`x-owned`) the tests
 * know whose ids to send, and that another user's is refused with 403.
 */
export const owned = (kind: Owned) => ({ format: 'uuid', 'x-owned': kind });

/** The same as the `id` of a path. */
export const ownId = (kind: Owned) => ({
  name: 'id',
  description: "Of one's own; 403 `not_owner` for another user's.",
  schema: { type: 'string' as const, ...owned(kind) },
});
