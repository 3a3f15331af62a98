import { expect, type Locator, type Page } from '@playwright/test';
import type { NewUser } from './new-user.ts';

/** Above the operations, some of which have like names. */
const ownPart = (page: Page) => page.getByRole('region', { name: 'Your session' });

export const ownButton = (page: Page, name: string) => ownPart(page).getByRole('button', { name });
export const ownField = (page: Page, name: string) => ownPart(page).getByLabel(name, { exact: true });

export async function openExplorer(page: Page): Promise<void> {
  await page.goto('/api/docs');
  await expect(page.getByRole('heading', { name: 'Latchlist API', level: 1 })).toBeVisible();
}

export async function signInThere(page: Page, { email, password }: NewUser): Promise<void> {
  await ownField(page, 'E-mail').fill(email);
  await ownField(page, 'Password').fill(password);
  await ownButton(page, 'Sign in').click();
}

export const expectSignedIn = (page: Page, { name, email }: NewUser) =>
  expect(page.getByText(`Signed in as ${name} (${email})`)).toBeVisible();

/** One operation of the document, opened, with what Swagger UI calls “Try it out”. */
export class Operation {
  readonly status: Locator;
  readonly answer: Locator;
  private readonly block: Locator;

  /** @param id its `operationId` */
  constructor(page: Page, id: string) {
    this.block = page.locator(`.opblock[id$="-${id}"]`);
    const answered = this.block.locator('.live-responses-table');
    this.status = answered.locator('tbody .response-col_status');
    this.answer = answered.locator('tbody .response-col_description');
  }

  static async open(page: Page, id: string): Promise<Operation> {
    const operation = new Operation(page, id);
    await operation.block.locator('.opblock-summary-control').click();
    await expect(operation.execute).toBeVisible();
    return operation;
  }

  async fillBody(body: object): Promise<void> {
    await this.block.locator('textarea').fill(JSON.stringify(body));
  }

  async fillParameter(name: string, value: string): Promise<void> {
    await this.block.getByPlaceholder(name, { exact: true }).fill(value);
  }

  /** Sends it; what an earlier time has brought is gone by then. */
  async try(): Promise<void> {
    const clear = this.block.getByRole('button', { name: 'Clear' });
    if (await clear.isVisible()) await clear.click();
    await expect(this.status).toHaveCount(0);
    await this.execute.click();
  }

  get padlock(): Locator {
    return this.block.locator('.authorization__btn');
  }

  get execute(): Locator {
    return this.block.getByRole('button', { name: 'Execute' });
  }
}

/** An account that was made elsewhere: this browser knows nothing of it. */
export async function makeAccount(elsewhere: Page['request'], user: NewUser, origin: string): Promise<void> {
  const made = await elsewhere.post('/api/auth/sign-up/email', { data: user, headers: { origin } });
  expect(made.status()).toBe(200);
}
