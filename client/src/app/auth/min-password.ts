const DEFAULT = 12;

/** The shortest password (in characters) that this server takes: it says so in the page. */
export const MIN_PASSWORD = minPassword(document);

export function minPassword(page: Document): number {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="password-min-length"]');
  return Number(meta?.content) || DEFAULT;
}
