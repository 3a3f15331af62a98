import { render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { TagInput } from './tag-input';

describe('TagInput', () => {
  const user = userEvent.setup();
  const line = () => screen.getByRole('combobox', { name: 'Add a tag' });
  const show = async (value: string[] = []) => {
    const { fixture } = await render(TagInput, { inputs: { value } });
    return () => fixture.componentInstance.value();
  };

  it('adds with Enter, with a comma, and when one goes on', async () => {
    const tags = await show(['home']);
    await user.type(line(), ' garden {Enter}two   words,last');
    expect(tags()).toEqual(['home', 'garden', 'two words']);
    await user.tab();
    expect(tags()).toEqual(['home', 'garden', 'two words', 'last']);
    expect(line()).toHaveValue('');
  });

  it('has each tag once, and none that is blank', async () => {
    const tags = await show(['home']);
    await user.type(line(), 'home{Enter}  {Enter}');
    expect(tags()).toEqual(['home']);
  });

  it('says what cannot be added, and leaves it to be mended', async () => {
    const tags = await show();
    const long = 'x'.repeat(51);
    await user.click(line());
    await user.paste(long);
    await user.keyboard('{Enter}');
    expect(screen.getByText('Use at most 50 characters for a tag.')).toBeInTheDocument();
    expect(line()).toHaveValue(long);
    await user.type(line(), '{Backspace}{Enter}');
    expect(tags()).toEqual(['x'.repeat(50)]);
    expect(screen.queryByText(/^Use at most/)).not.toBeInTheDocument();
  });

  it('takes no more than 20', async () => {
    const tags = await show(Array.from({ length: 20 }, (_, index) => `tag ${index}`));
    await user.type(line(), 'one more{Enter}');
    expect(screen.getByText('Use at most 20 tags.')).toBeInTheDocument();
    expect(tags()).toHaveLength(20);
  });

  it('removes a tag', async () => {
    const tags = await show(['home', 'garden']);
    await user.click(screen.getByRole('button', { name: 'Remove tag home' }));
    expect(tags()).toEqual(['garden']);
  });
});
