export const HOME = '/todos';

/** A place inside this application, whatever was asked for: anything that would leave the origin leads home. */
export function safeReturnUrl(asked: string | null | undefined, origin = location.origin): string {
  if (!asked?.startsWith('/')) return HOME;
  const url = URL.parse(asked, origin);
  const path = url && url.pathname + url.search + url.hash;
  return path && url.origin === origin && !path.startsWith('//') ? path : HOME;
}
