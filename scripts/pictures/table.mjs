const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/**
 * Every picture that README.md and docs/ show: where it goes, of which page, in which size and colours, and
 * what is done there first. To add one, add a line; `npm run pictures -- dark` takes those that match.
 */
export const PICTURES = [
  { file: 'docs/screenshot.png', path: '/todos', size: WIDE, scheme: 'light', steps: openEditor },
  { file: 'docs/pictures/todos-dark.png', path: '/todos', size: WIDE, scheme: 'dark', steps: openFilters },
  { file: 'docs/pictures/todos-phone.png', path: '/todos', size: PHONE, scheme: 'light' },
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
