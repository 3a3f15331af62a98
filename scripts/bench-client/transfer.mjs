const PARTS = { Document: 'page', Script: 'scripts', Stylesheet: 'styles', Font: 'fonts' };

/**
 * What went over the wire while a page loaded, heads and bodies, in bytes: `initial` is the page and what it cannot
 * begin without, `total` all until the network was quiet.
 *
 * @param requests the items of Lighthouse's audit `network-requests`
 * @param initialFiles the names of the files that the built page starts with
 */
export function transferOf(requests, initialFiles) {
  const parts = { page: 0, scripts: 0, styles: 0, fonts: 0, api: 0, other: 0 };
  let initial = 0;
  for (const { resourceType, transferSize, url } of requests) {
    const { pathname } = new URL(url);
    const part = pathname.startsWith('/api/') ? 'api' : (PARTS[resourceType] ?? 'other');
    parts[part] += transferSize;
    if (part === 'page' || initialFiles.includes(pathname.slice(1))) initial += transferSize;
  }
  const total = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
  return { initial, total, parts };
}

/** The style sheet, the application and what that imports: all scripts and styles that the build put into its page. */
export function initialFilesOf(html) {
  return [...html.matchAll(/(?:href|src)="([\w-]+\.(?:css|js))"/g)].map(([, file]) => file);
}
