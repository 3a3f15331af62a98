import { aTodo } from '../../../testing/todos';
import { moveTo, neighboursAt, positionBetween } from './place-in-order';

describe('the place of a to-do in the order', () => {
  const [milk, bread, eggs] = [
    aTodo({ id: 'milk', position: 'a0' }),
    aTodo({ id: 'bread', position: 'a0V' }),
    aTodo({ id: 'eggs', position: 'a1' }),
  ];
  const others = [milk, bread, eggs];

  it('is told by what it is moved past, in either direction', () => {
    expect(moveTo(1, neighboursAt(others, 1), true, true)).toEqual({ after: 'milk' });
    expect(moveTo(1, neighboursAt(others, 1), false, true)).toEqual({ before: 'bread' });
    expect(moveTo(0, neighboursAt(others, 0), false, true)).toEqual({ before: 'milk' });
    expect(moveTo(3, neighboursAt(others, 3), true, true)).toEqual({ after: 'eggs' });
  });

  it('is the other side of it upside down', () => {
    const upsideDown = others.toReversed();
    expect(moveTo(1, neighboursAt(upsideDown, 1), true, false)).toEqual({ before: 'eggs' });
    expect(moveTo(1, neighboursAt(upsideDown, 1), false, false)).toEqual({ after: 'bread' });
  });

  it('is an end of all there are, loaded or not', () => {
    expect(moveTo('top', neighboursAt(others, 'top'), false, true)).toEqual({ after: null });
    expect(moveTo('bottom', neighboursAt(others, 'bottom'), true, true)).toEqual({ before: null });
    expect(moveTo('top', neighboursAt(others, 'top'), false, false)).toEqual({ before: null });
    expect(moveTo('bottom', neighboursAt(others, 'bottom'), true, false)).toEqual({ after: null });
  });

  it('sorts between its neighbours until the server has answered, several times over', () => {
    for (const to of [0, 1, 2, 3]) {
      const { above, below } = neighboursAt(others, to);
      let high = below;
      for (let times = 0; times < 5; times++) {
        const position = positionBetween({ above, below: high }, true);
        expect(position > (above?.position ?? '')).toBe(true);
        if (high) expect(position < high.position).toBe(true);
        high = aTodo({ position });
      }
    }
  });
});
