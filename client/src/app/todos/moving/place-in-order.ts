import type { components } from '../../api/api-types';
import type { Todo } from '../todo';

export type MoveTodo = Partial<components['schemas']['MoveTodo']>;
/** An index among the other to-dos in the list, or one of the ends of the whole order. */
export type Target = number | 'top' | 'bottom';

interface Neighbours {
  above: Todo | undefined;
  below: Todo | undefined;
}

/** Between which two of the others something comes to lie. */
export function neighboursAt(others: readonly Todo[], to: Target): Neighbours {
  if (to === 'top') return { above: undefined, below: others[0] };
  if (to === 'bottom') return { above: others.at(-1), below: undefined };
  return { above: others[to - 1], below: others[to] };
}

/** How the server is told: next to the one it has just been moved past, whoever else stands there unseen. */
export function moveTo(
  to: Target,
  { above, below }: Neighbours,
  down: boolean,
  ascending: boolean,
): MoveTodo {
  const [after, before] = ascending ? (['after', 'before'] as const) : (['before', 'after'] as const);
  if (to === 'top') return { [after]: null };
  if (to === 'bottom') return { [before]: null };
  const passed = (down ? above : below) ?? above ?? below;
  return { [passed === above ? after : before]: passed?.id ?? null };
}

/** Sorts between its neighbours here, until the server has said which position it is. */
export function positionBetween({ above, below }: Neighbours, ascending: boolean): string {
  const [low, high] = ascending ? [above, below] : [below, above];
  const start = low?.position ?? '';
  const next = high?.position.startsWith(start) ? high.position.charCodeAt(start.length) : Infinity;
  return start + String.fromCharCode(Math.max(0, Math.min(BEFORE_DIGITS, next - 1)));
}

const BEFORE_DIGITS = '!'.charCodeAt(0);
