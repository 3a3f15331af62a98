import { textLength } from '../ui/text-length';
import { textsOfTodos } from './texts';

export const MAX_TAGS = 20;
const MAX_LENGTH = 50;

/** What is wrong with one more tag, if anything. */
export function tagProblem(tag: string, tags: readonly string[]): string | null {
  if (textLength(tag) > MAX_LENGTH) return textsOfTodos.tagTooLong;
  return tags.length >= MAX_TAGS ? textsOfTodos.tooManyTags : null;
}
