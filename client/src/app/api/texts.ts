import { duration } from './duration';

export const apiTexts = {
  forbidden: 'You have no access to this.',
  notFound: 'This is no longer here.',
  rateLimited: 'Too many tries. Try again in a while.',
  tryAgainIn: (seconds: number) => `Too many tries. Try again in ${duration(seconds)}.`,
  unavailable: 'Latchlist cannot be reached. Nothing is lost: try again in a moment.',
  unauthenticated: 'Sign in to go on.',
  unexpected: (requestId: string | null) =>
    requestId ? `Something went wrong. Reference: ${requestId}` : 'Something went wrong. Try again.',
};
