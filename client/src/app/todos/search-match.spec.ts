import { aTodo } from '../../testing/todos';
import { matchesSearch } from './search-match';

describe('a search', () => {
  const todo = aTodo({ title: 'Água for the plants', description: 'Half off: 50% at c++ 水やり' });

  it.each(['', 'agua', 'PLA', 'plants half', 'for the', '50%', 'c++', '水'])('finds %j', (search) =>
    expect(matchesSearch(todo, search)).toBe(true),
  );

  it.each(['lants', 'agua fish', '0%', '51%', 'c--', '火'])('does not find %j', (search) =>
    expect(matchesSearch(todo, search)).toBe(false),
  );
});
