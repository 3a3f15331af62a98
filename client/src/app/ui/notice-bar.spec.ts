import { TestBed } from '@angular/core/testing';
import { screen, waitForElementToBeRemoved } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { NoticeBoard } from './notice-board';

describe('NoticeBar', () => {
  const user = userEvent.setup();
  const run = jest.fn();
  const line = document.createElement('input');
  const show = () => {
    TestBed.inject(NoticeBoard).show({ message: 'Deleted.', action: { label: 'Undo', run } });
    TestBed.tick();
  };
  const button = () => screen.getByRole('button', { name: 'Undo', hidden: true });
  const gone = () => waitForElementToBeRemoved(() => screen.queryByText('Deleted.'));

  beforeEach(() => {
    run.mockClear();
    const main = document.createElement('main');
    main.id = 'main';
    main.tabIndex = -1;
    main.append(line);
    document.body.append(main);
    line.focus();
  });

  afterEach(() => {
    jest.useRealTimers();
    document.getElementById('main')?.remove();
  });

  it('is reached by its key, and gives the focus back', async () => {
    show();
    await user.keyboard('{F8}');
    expect(button()).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(run).toHaveBeenCalledTimes(1);
    await gone();
    expect(line).toHaveFocus();
  });

  it('gives it to the page when what had it is gone', async () => {
    show();
    await user.keyboard('{F8}');
    line.remove();
    await user.keyboard('{Enter}');
    await gone();
    expect(document.getElementById('main')).toHaveFocus();
  });

  it('leaves the focus to what has taken it', async () => {
    show();
    const other = document.createElement('input');
    line.after(other);
    await user.keyboard('{F8}');
    run.mockImplementationOnce(() => other.focus());
    await user.keyboard('{Enter}');
    await gone();
    expect(other).toHaveFocus();
  });

  it('stays as long as it has the focus', () => {
    jest.useFakeTimers();
    show();
    button().focus();
    jest.advanceTimersByTime(20_000);
    expect(screen.getByText('Deleted.')).toBeInTheDocument();
    line.focus();
    jest.advanceTimersByTime(20_000);
    TestBed.tick();
    jest.advanceTimersByTime(1000);
    expect(screen.queryByText('Deleted.')).not.toBeInTheDocument();
  });
});
