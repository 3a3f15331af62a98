const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/**
 * Every picture that README.md and docs/ show: where it goes, of which page, in which size and colours, and
 * what is done there first. To add one, add a line; `npm run pictures -- dark` takes those that match.
 */
export const PICTURES = [
  { file: 'docs/screenshot.png', path: '/todos', size: WIDE, scheme: 'light', steps: openEditor },
  { file: 'docs/pictures/todos-dark.png', path: '/todos', size: WIDE, scheme: 'dark', steps: openFilters },
  { file: 'docs/pictures/select-phone.png', path: '/todos', size: PHONE, scheme: 'dark', steps: selectTwo },
  { file: 'docs/pictures/keys.png', path: '/todos', size: WIDE, scheme: 'light', steps: openKeys },
  { file: 'docs/pictures/account.png', path: '/account/profile', size: WIDE, scheme: 'light' },
  { file: 'docs/pictures/sign-in.png', path: '/sign-in', size: WIDE, scheme: 'light', signedOut: true },
];

async function openEditor(page) {
  await page.getByRole('button', { name: 'Edit Buy a present for Mary’s birthday' }).click();
  await page.getByRole('heading', { name: 'Edit to-do' }).waitFor();
}

async function openFilters(page) {
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('group', { name: 'Priority' }).waitFor();
}

async function selectTwo(page) {
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  const rows = page.getByRole('checkbox', { name: /^Select/ });
  await rows.nth(0).click();
  await rows.nth(1).click();
  await page.getByRole('toolbar').waitFor();
}

async function openKeys(page) {
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('dialog').waitFor();
}
