import { textLength } from '../ui/text-length';
import { textsOfTodos } from './texts';

const MAX_TITLE = 200;

/** What is wrong with a title, if anything. */
export function titleProblem(title: string): string | null {
  if (!title.trim()) return textsOfTodos.titleMissing;
  return textLength(title.trim()) > MAX_TITLE ? textsOfTodos.titleTooLong : null;
}
