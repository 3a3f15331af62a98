import { safeReturnUrl } from './return-url';

describe('safeReturnUrl (ASVS 3.7.2)', () => {
  it.each([
    ['/todos', '/todos'],
    ['/todos?status=all#top', '/todos?status=all#top'],
    ['/users/1/todos', '/users/1/todos'],
    ['/a/../todos', '/todos'],
    ['/todos?next=//evil.example', '/todos?next=//evil.example'],
  ])('keeps %p as %p', (asked, expected) => expect(safeReturnUrl(asked)).toBe(expected));

  it.each([
    null,
    undefined,
    '',
    'todos',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    'https:evil.example',
    'https://evil.example',
    'http://localhost@evil.example/',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
  ])('leads home instead of to %p', (asked) => expect(safeReturnUrl(asked)).toBe('/todos'));
});
