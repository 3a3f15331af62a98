import { minPassword } from './min-password';

function page(head: string): Document {
  const made = document.implementation.createHTMLDocument();
  made.head.innerHTML = head;
  return made;
}

describe('minPassword', () => {
  it('is what the server says in the page', () =>
    expect(minPassword(page('<meta name="password-min-length" content="15">'))).toBe(15));

  it.each([
    '',
    '<meta name="password-min-length" content="">',
    '<meta name="password-min-length" content="x">',
  ])('is 12 where it says nothing (%s)', (head) => expect(minPassword(page(head))).toBe(12));
});
