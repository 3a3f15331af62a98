import type { IconName } from '../ui/icons';
import { accountTexts } from './texts';

interface SeenDevice {
  browser: string | null;
  system: string | null;
}

const PHONES = new Set(['Android', 'iOS', 'iPadOS', 'Windows Phone']);

/** `Firefox 140 on macOS`, as far as it is known. */
export function deviceName({ browser, system }: SeenDevice): string {
  if (browser && system) return accountTexts.browserOn(browser, system);
  return browser ?? system ?? accountTexts.unknownDevice;
}

export function deviceIcon({ system }: SeenDevice): IconName {
  return system && PHONES.has(system) ? 'phone' : 'computer';
}
