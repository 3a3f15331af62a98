import { Frames } from './frames';

describe('Frames', () => {
  const listed = new Map(['a', 'b', 'c', 'd'].map((id) => [id, id]));
  const framesOf = (frames: Frames, ...ids: string[]) => ids.map((id) => frames.of(id));

  it('go on to the rows that come', () => {
    const frames = new Frames();
    frames.fit(['a', 'b'], listed);
    const [a, b] = framesOf(frames, 'a', 'b');
    expect(frames.fit(['b', 'c'], listed)).toEqual(['a']);
    expect(framesOf(frames, 'b', 'c')).toEqual([b, a]);
  });

  it('are never shared', () => {
    const frames = new Frames();
    frames.fit(['a', 'b'], listed);
    frames.fit(['b', 'c', 'd'], listed);
    expect(new Set(framesOf(frames, 'b', 'c', 'd')).size).toBe(3);
  });

  it('go with a row that is gone from the list', () => {
    const frames = new Frames();
    frames.fit(['a', 'b'], listed);
    const [a] = framesOf(frames, 'a');
    frames.fit(['b', 'c'], new Map([...listed].filter(([id]) => id !== 'a')));
    expect(frames.of('c')).not.toBe(a);
  });
});
