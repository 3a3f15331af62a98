import { render, screen, waitFor } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { QuickAdd } from './quick-add';

describe('QuickAdd', () => {
  const user = userEvent.setup();
  const line = () => screen.getByLabelText('New to-do');
  const show = (add: (title: string) => Promise<boolean>) => render(QuickAdd, { inputs: { add } });

  it('adds with Enter and is ready for the next', async () => {
    const add = jest.fn(() => Promise.resolve(true));
    await show(add);
    await user.type(line(), '  Milk {Enter}');
    expect(add).toHaveBeenCalledWith('Milk');
    await waitFor(() => expect(line()).toHaveValue(''));
    expect(line()).toHaveFocus();
  });

  it('is empty at once, even where typing and Enter come before anything is drawn', async () => {
    await show(() => new Promise<boolean>(() => undefined));
    const field = line() as HTMLInputElement;
    field.value = 'Milk';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.form?.requestSubmit();
    expect(field).toHaveValue('');
  });

  it('gives a refused title back', async () => {
    await show(() => Promise.resolve(false));
    await user.type(line(), 'Milk{Enter}');
    await waitFor(() => expect(line()).toHaveValue('Milk'));
  });

  it('leaves alone what is being typed when a refusal comes late', async () => {
    const refusal = Promise.withResolvers<boolean>();
    await show(() => refusal.promise);
    await user.type(line(), 'Milk{Enter}Bread');
    refusal.resolve(false);
    await refusal.promise;
    await waitFor(() => expect(line()).toHaveValue('Bread'));
  });

  it('adds no blank, and says when a title is too long', async () => {
    const add = jest.fn(() => Promise.resolve(true));
    await show(add);
    await user.type(line(), '   {Enter}');
    await user.clear(line());
    await user.click(line());
    await user.paste('x'.repeat(201));
    await user.type(line(), '{Enter}');
    expect(add).not.toHaveBeenCalled();
    expect(await screen.findByText('Use at most 200 characters.')).toBeInTheDocument();
    expect(line()).toHaveValue('x'.repeat(201));
  });
});
