import { render, screen, waitFor } from '@testing-library/angular';
import { PageHeading } from './page-heading';

describe('PageHeading', () => {
  it('takes the focus from the second page on, and never joins the tab order', async () => {
    const template = `
      @if (page === 1) { <h1 appPageHeading>First</h1> } @else { <h1 appPageHeading>Second</h1> }
    `;
    const { rerender } = await render(template, { imports: [PageHeading], componentProperties: { page: 1 } });
    expect(screen.getByRole('heading', { name: 'First' })).not.toHaveFocus();
    await rerender({ componentProperties: { page: 2 } });
    const second = screen.getByRole('heading', { name: 'Second' });
    await waitFor(() => expect(second).toHaveFocus());
    expect(second).toHaveAttribute('tabindex', '-1');
  });
});
