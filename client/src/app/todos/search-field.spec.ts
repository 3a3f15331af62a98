import { fireEvent, render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { SearchField } from './search-field';

describe('SearchField', () => {
  const user = userEvent.setup();
  const field = () => screen.getByRole('searchbox', { name: 'Search' });
  const show = async (value = '') => {
    const searched = jest.fn();
    const { rerender } = await render(SearchField, { inputs: { value }, on: { searched } });
    return { searched, follow: (next: string) => rerender({ inputs: { value: next }, on: { searched } }) };
  };

  afterEach(() => jest.useRealTimers());

  it('searches once typing has paused for a quarter of a second', async () => {
    const { searched } = await show();
    jest.useFakeTimers();
    fireEvent.input(field(), { target: { value: 'mi' } });
    jest.advanceTimersByTime(249);
    fireEvent.input(field(), { target: { value: 'milk' } });
    jest.advanceTimersByTime(249);
    expect(searched).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(searched.mock.calls).toEqual([['milk']]);
  });

  it('searches at once with Enter', async () => {
    const { searched } = await show();
    await user.type(field(), ' milk {Enter}');
    expect(searched).toHaveBeenCalledWith('milk');
  });

  it('is cleared by Escape', async () => {
    const { searched } = await show('milk');
    await user.type(field(), '{Escape}');
    expect(field()).toHaveValue('');
    expect(searched).toHaveBeenCalledWith('');
  });

  it('is empty at once, even where typing and Escape come before anything is drawn', async () => {
    await show();
    const input = field() as HTMLInputElement;
    input.value = 'milk';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(input).toHaveValue('');
  });

  it('keeps what is being typed when the address follows, and takes what it says otherwise', async () => {
    const { follow } = await show();
    await user.type(field(), 'milk {Enter}');
    await follow('milk');
    expect(field()).toHaveValue('milk ');
    await user.type(field(), 'and');
    await follow('mil');
    expect(field()).toHaveValue('milk and');
    await user.type(field(), '{Enter}');
    await follow('milk and');
    await follow('');
    expect(field()).toHaveValue('');
  });

  it('is reached by a slash, except from where a slash is one', async () => {
    await show();
    await user.keyboard('/');
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('');
    const other = document.body.appendChild(document.createElement('input'));
    await user.type(other, '/');
    expect(other).toHaveFocus();
    expect(other).toHaveValue('/');
    other.remove();
    await user.keyboard('{Control>}/{/Control}');
    expect(field()).not.toHaveFocus();
  });
});
