import type { Content } from './content.ts';

/** A mail as plain text. */
export function textOf({ before, link, after, facts }: Content, appUrl: string): string {
  const rows = facts.map(([name, value]) => `${name}: ${value}`).join('\n');
  const parts = [...before, link && `${link.label}:\n${link.url}`, ...after, rows, `Latchlist\n${appUrl}`];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
