/** jsdom lays nothing out: a test says how wide the screen is. */
export function pretendScreenIs(size: 'wide' | 'narrow'): void {
  const query = {
    matches: size === 'wide',
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => query });
}
