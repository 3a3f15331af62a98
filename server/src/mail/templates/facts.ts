import type { Mail } from '../mail.ts';
import type { Content } from './content.ts';
import { oneLine } from './one-line.ts';

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
const MOST_OF_A_DEVICE = 60; // characters

/** What is known of when and where it happened, as rows to be shown. */
export function factsOf({ at, address, device }: Pick<Mail, 'at' | 'address' | 'device'>): Content['facts'] {
  const facts: Content['facts'] = [];
  if (at) facts.push(['When', `${WHEN.format(at)} UTC`]);
  if (address) facts.push(['From', oneLine(address)]);
  if (device) facts.push(['Device', plainDevice(device)]);
  return facts;
}

/**
 * A browser says of itself what it likes, and mail programs make links of whatever looks like one: a dot stays only in
 * a version, and other signs not at all.
 */
function plainDevice(device: string): string {
  return oneLine(device.replace(/[^\p{L}\p{N}.,()+ -]|\.(?!\d)/gu, ' ')).slice(0, MOST_OF_A_DEVICE);
}
