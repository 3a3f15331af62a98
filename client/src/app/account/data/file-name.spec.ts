import { fileNameIn } from './file-name';

describe('the name of a file', () => {
  it.each([
    ['attachment; filename="latchlist.json"', 'latchlist.json'],
    ['attachment; filename="my to-dos; all.csv"', 'my to-dos; all.csv'],
    ['attachment; filename=latchlist.csv', 'latchlist.csv'],
    ['attachment', null],
    [null, null],
  ])('in %j is %j', (header, name) => expect(fileNameIn(header)).toBe(name));
});
