import { provideLocationMocks } from '@angular/common/testing';
import { type ComponentFixture, DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { render, screen, waitFor, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { pretendDialogsOpen } from '../../../testing/dialogs';
import { expectRequest, provideTestHttp } from '../../../testing/http';
import { pretendScreenIs } from '../../../testing/match-media';
import { aTodo } from '../../../testing/todos';
import { daysAfter, today } from '../due-date';
import { TodosPage } from '../todos-page';

describe('selecting on the page', () => {
  const user = userEvent.setup();
  const [milk, bread, eggs] = [
    aTodo({ title: 'Milk', tags: ['shop', 'home'] }),
    aTodo({ title: 'Bread', tags: ['shop'] }),
    aTodo({ title: 'Eggs' }),
  ];
  const todos = [milk, bread, eggs];
  let fixture: ComponentFixture<TodosPage>;

  const press = (name: string) => user.click(screen.getByRole('button', { name }));
  const checkbox = (title: string) => screen.getByRole('checkbox', { name: `Select ${title}` });
  const row = (title: string) => screen.getByRole('button', { name: new RegExp(`^(Edit|Select) ${title}$`) });
  const selected = () =>
    screen
      .queryAllByRole<HTMLInputElement>('checkbox', { name: /^Select / })
      .filter((box) => box.checked)
      .map((box) => box.getAttribute('aria-label'));
  const bar = () => screen.findByRole('toolbar', { name: 'Change what is selected' });
  const status = () => screen.getAllByRole('status').map((each) => each.textContent);
  const sent = async () => (await expectRequest('/api/todos', 'PATCH')).request.body as unknown;
  const each = (change: object, ...titles: string[]) => ({
    items: todos.filter(({ title }) => titles.includes(title)).map(({ id }) => ({ id, ...change })),
  });

  beforeEach(async () => {
    pretendScreenIs('wide');
    pretendDialogsOpen();
    ({ fixture } = await render(TodosPage, {
      providers: [provideTestHttp(), provideLocationMocks()],
      deferBlockBehavior: DeferBlockBehavior.Playthrough,
    }));
    (await expectRequest('/api/todos')).flush({ items: todos, nextCursor: null });
    await screen.findByText('Milk');
  });

  it('starts with a button, chooses by clicks, and tells how many there are', async () => {
    await press('Select');
    expect(await bar()).toHaveTextContent('0 selected');
    await user.click(checkbox('Milk'));
    await user.click(row('Eggs'));
    expect(selected()).toEqual(['Select Milk', 'Select Eggs']);
    expect(status()).toContain('2 selected');
    await user.click(row('Milk'));
    expect(selected()).toEqual(['Select Eggs']);
    await press('Select all shown');
    expect(selected()).toHaveLength(3);
    await press('Clear');
    expect(selected()).toEqual([]);
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
  });

  it('chooses a range with Shift, without losing what is chosen', async () => {
    await press('Select');
    await user.click(checkbox('Milk'));
    await user.keyboard('{Shift>}');
    await user.click(checkbox('Eggs'));
    expect(selected()).toHaveLength(3);
    await user.click(checkbox('Bread'));
    expect(selected()).toHaveLength(3);
    await user.keyboard('{/Shift}');
  });

  it('is done by keyboard alone', async () => {
    row('Milk').focus();
    await user.keyboard('x');
    expect(row('Milk')).toHaveFocus();
    expect(selected()).toEqual(['Select Milk']);
    row('Eggs').focus();
    await user.keyboard('{Shift>} {/Shift}');
    expect(selected()).toHaveLength(3);
    await user.keyboard('x');
    expect(selected()).toEqual(['Select Milk', 'Select Bread']);
    await user.keyboard('{Control>}a{/Control}');
    expect(selected()).toHaveLength(3);
    checkbox('Bread').focus();
    await user.keyboard('{Escape}');
    expect(selected()).toEqual([]);
    await waitFor(() => expect(screen.queryByRole('toolbar')).not.toBeInTheDocument());
  });

  it('leaves what is typed alone', async () => {
    const line = screen.getByLabelText('New to-do');
    await user.type(line, 'x{Control>}a{/Control}');
    expect(screen.queryByRole('checkbox', { name: /^Select/ })).not.toBeInTheDocument();
    await press('Select');
    await user.type(screen.getByRole('searchbox'), 'a{Escape}');
    expect(checkbox('Milk')).toBeInTheDocument();
  });

  it('gives the focus back when the bar goes with it', async () => {
    row('Bread').focus();
    await user.keyboard('x');
    await bar();
    await press('Done');
    await waitFor(() => expect(row('Bread')).toHaveFocus());
    expect(screen.getByRole('checkbox', { name: 'Done: Bread' })).toBeInTheDocument();
  });

  describe('in the bar', () => {
    beforeEach(async () => {
      row('Milk').focus();
      await user.keyboard('x');
      row('Bread').focus();
      await user.keyboard('x');
      await bar();
    });
    const menuItem = async (button: string, item: RegExp | string) => {
      await press(button);
      await user.click(await screen.findByRole('menuitem', { name: item }));
    };
    const dialog = () => within(screen.getByRole('dialog'));

    it.each([
      ['Complete', { completed: true }],
      ['Delete', {}],
    ])('%s is one click', async (name, change) => {
      await press(name);
      const [url, method] = name === 'Delete' ? ['/api/todos/bulk-delete', 'POST'] : ['/api/todos', 'PATCH'];
      expect((await expectRequest(url, method)).request.body).toEqual(each(change, 'Milk', 'Bread'));
      expect(screen.queryByText('Milk')).not.toBeInTheDocument();
    });

    it('a priority is chosen', async () => {
      await menuItem('Priority', 'High');
      expect(await sent()).toEqual(each({ priority: 'high' }, 'Milk', 'Bread'));
    });

    it('a due date is chosen', async () => {
      await menuItem('Due date', /^Tomorrow/);
      expect(await sent()).toEqual(each({ dueOn: daysAfter(today(), 1) }, 'Milk', 'Bread'));
    });

    it('any due date is picked', async () => {
      await menuItem('Due date', 'Pick a date…');
      await user.click(dialog().getByRole('button', { name: 'Set' }));
      expect(dialog().getByText('Choose a date.')).toBeInTheDocument();
      await user.type(dialog().getByLabelText('Due on'), '2031-05-04');
      await user.click(dialog().getByRole('button', { name: 'Set' }));
      expect(await sent()).toEqual(each({ dueOn: '2031-05-04' }, 'Milk', 'Bread'));
    });

    it('a tag is added, when it can be', async () => {
      await press('Add tag');
      const line = dialog().getByLabelText('Tag');
      await user.click(line);
      await user.paste('x'.repeat(51));
      await user.keyboard('{Enter}');
      expect(dialog().getByText('Use at most 50 characters for a tag.')).toBeInTheDocument();
      await user.clear(line);
      await user.type(line, ' home {Enter}');
      expect(await sent()).toEqual({ items: [{ id: bread.id, tags: ['shop', 'home'], version: 1 }] });
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });

    it('a tag is removed, of those there are', async () => {
      await press('Remove tag');
      expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent.trim())).toEqual([
        'home (1)',
        'shop (2)',
      ]);
      await user.click(screen.getByRole('menuitem', { name: 'home (1)' }));
      expect(await sent()).toEqual({ items: [{ id: milk.id, tags: ['shop'], version: 1 }] });
    });

    it('can do nothing while nothing is selected', async () => {
      await press('Clear');
      const can = within(await bar())
        .getAllByRole('button')
        .filter((button) => button.getAttribute('aria-disabled') !== 'true');
      expect(can.map((button) => button.textContent.trim())).toEqual(['Select all shown', 'Done']);
    });

    it('the arrow keys lead from button to button, and Tab leads out', async () => {
      const buttons = within(await bar()).getAllByRole('button');
      expect(buttons.map((button) => button.tabIndex)).toEqual([0, ...Array<number>(9).fill(-1)]);
      buttons[0]?.focus();
      await user.keyboard('{ArrowRight}');
      expect(screen.getByRole('button', { name: 'Clear' })).toHaveFocus();
      await user.keyboard('{End}');
      expect(screen.getByRole('button', { name: 'Delete' })).toHaveFocus();
      expect(buttons.map((button) => button.tabIndex)).toEqual([...Array<number>(9).fill(-1), 0]);
      await user.keyboard('{ArrowRight}');
      expect(buttons[0]).toHaveFocus();
    });
  });

  afterEach(() => {
    fixture.destroy();
    TestBed.resetTestingModule();
  });
});
