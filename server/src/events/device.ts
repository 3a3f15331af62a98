import { BROWSER_MAP, OS_MAP, parse } from 'bowser';

const MAX_LENGTH = 512; // characters; no real user agent is longer, and patterns cost time

/** What somebody recognises a device by: `Firefox 140`, `macOS`; null for what is not known. */
export interface Device {
  browser: string | null;
  system: string | null;
}

const BROWSERS = new Set(Object.values(BROWSER_MAP));
const SYSTEMS = new Set(Object.values(OS_MAP));

/** Names come out of bowser's own lists: what it does not know, it would quote from the header, which anybody writes. */
export function deviceOf(userAgent: string | null | undefined): Device {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = parse(userAgent.slice(0, MAX_LENGTH));
  return { browser: nameAndVersion(browser), system: os.name && SYSTEMS.has(os.name) ? os.name : null };
}

function nameAndVersion({ name, version = '' }: { name?: string; version?: string }): string | null {
  if (!name || !BROWSERS.has(name)) return null;
  const [major] = /^\d{1,4}(?!\d)/.exec(version) ?? [];
  return major ? `${name} ${major}` : name;
}
