export const appTexts = {
  todos: 'To-dos',
  trash: 'Trash',
  notFound: 'Page not found',
  skip: 'Skip to content',
  home: 'Latchlist, my to-dos',
  account: 'Account',
  signOut: 'Sign out',
  signOutFailed: 'You are still signed in: Latchlist cannot be reached.',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
};
