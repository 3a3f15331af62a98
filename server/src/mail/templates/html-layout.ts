import type { Content } from './content.ts';

const PAGE = 'margin:0 auto;max-width:34em;padding:24px;font:16px/1.5 system-ui,sans-serif';
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:10px;background:#005cbb;color:#fff;text-decoration:none';
const SMALL = 'font-size:14px;opacity:.8';

/**
 * A mail as HTML: nothing is loaded from anywhere, and no colour is set but the button's, so that the reader's own,
 * light or dark, apply.
 */
export function htmlOf({ subject, before, link, after, facts }: Content, appUrl: string): string {
  return `<!doctype html>
<html lang="en" style="color-scheme:light dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
</head>
<body style="${PAGE}">
<h1 style="font-size:20px">${escaped(subject)}</h1>
${paragraphs(before)}
${link ? linkHtml(link) : ''}
${paragraphs(after)}
${facts.length > 0 ? factsHtml(facts) : ''}
<p style="${SMALL}">Latchlist<br><a href="${escaped(appUrl)}">${escaped(appUrl)}</a></p>
</body>
</html>
`;
}

function paragraphs(texts: string[]): string {
  return texts.map((text) => `<p>${escaped(text)}</p>`).join('\n');
}

/** As a button, and as text for those whose mail program shows none. */
function linkHtml({ label, url }: NonNullable<Content['link']>): string {
  return `<p><a href="${escaped(url)}" style="${BUTTON}">${escaped(label)}</a></p>
<p style="${SMALL};overflow-wrap:anywhere">Or copy this into your browser:<br>${escaped(url)}</p>`;
}

function factsHtml(facts: Content['facts']): string {
  const rows = facts.map(([name, value]) => `${escaped(name)}: ${escaped(value)}`);
  return `<p style="${SMALL}">${rows.join('<br>')}</p>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
