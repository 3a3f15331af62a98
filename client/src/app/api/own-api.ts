/** The path of a URL under our own `/api/`, or null when the request goes anywhere else. */
export function ownApiPath(url: string, origin = location.origin): string | null {
  const target = URL.parse(url, origin);
  return target?.origin === origin && target.pathname.startsWith('/api/') ? target.pathname : null;
}
