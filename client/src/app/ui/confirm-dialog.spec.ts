import { Component, signal } from '@angular/core';
import { render, screen } from '@testing-library/angular';
import { pretendDialogsOpen } from '../../testing/dialogs';
import { ConfirmDialog } from './confirm-dialog';
import { uiTexts } from './texts';

@Component({
  imports: [ConfirmDialog],
  template: `
    @if (asking()) {
      <app-confirm-dialog
        heading="Delete it?"
        text="For good."
        action="Delete"
        (confirmed)="asking.set(false)"
        (left)="asking.set(false)"
      />
    }
  `,
})
class Page {
  readonly asking = signal(true);
}

describe('ConfirmDialog', () => {
  beforeEach(pretendDialogsOpen);

  it.each([uiTexts.cancel, 'Delete'])('asked for again in the moment of "%s", opens anew', async (way) => {
    const { fixture } = await render(Page);
    screen.getByRole('button', { name: way }).click();
    expect(screen.queryByRole('dialog')).toBeNull();
    fixture.componentInstance.asking.set(true);
    await fixture.whenStable();
    expect(screen.getByRole('dialog')).toHaveAttribute('open');
  });
});
