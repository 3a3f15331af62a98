/** From least to most urgent; a priority is stored as its place in this list. */
export const PRIORITIES = ['none', 'low', 'medium', 'high'] as const;

export type Priority = (typeof PRIORITIES)[number];
