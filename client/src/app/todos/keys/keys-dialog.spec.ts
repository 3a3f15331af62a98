import { render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { pretendDialogsOpen } from '../../../testing/dialogs';
import { KEYS } from './keys';
import { KeysDialog } from './keys-dialog';
import { textsOfKeys } from './texts';

describe('KeysDialog', () => {
  beforeEach(() => {
    localStorage.clear();
    pretendDialogsOpen();
  });

  it('shows each deed of the table with its keys', async () => {
    await render(KeysDialog);
    for (const deeds of Object.values<Record<string, string>>(textsOfKeys.deeds))
      for (const text of Object.values(deeds)) expect(screen.getByText(text)).toBeInTheDocument();
    const keys = Object.values(KEYS).flatMap((deeds) => Object.values<readonly string[]>(deeds).flat());
    expect(document.querySelectorAll('.chord')).toHaveLength(keys.length);
    expect(screen.getByText('F2')).toBeInTheDocument();
  });

  it('switches off the keys that work all over the page', async () => {
    await render(KeysDialog);
    await userEvent.click(screen.getByRole('checkbox', { name: textsOfKeys.pageKeys }));
    expect(localStorage.getItem('page-keys')).toBe('false');
  });
});
