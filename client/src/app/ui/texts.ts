export const uiTexts = {
  outage: 'Latchlist cannot be reached. Trying again.',
  retry: 'Try now',
  checking: 'Trying…',
  notFoundTitle: 'Page not found',
  notFound: 'There is nothing at this address.',
  toTodos: 'Go to my to-dos',
  cancel: 'Cancel',
};
