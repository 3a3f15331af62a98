/**
 * Descriptions without HTML: Swagger UI would write them into the page as such, which the Content-Security-Policy of ours
 * forbids. Knows what the document uses: paragraphs, lists, `code`, **strong** words and links.
 *
 * @param {import('./globals').React} React
 */
export function markdownOf({ createElement }) {
  /** @param {{ source?: unknown, className?: string }} properties */
  return function Markdown({ source, className = '' }) {
    const text = typeof source === 'string' ? source.trim() : '';
    if (text === '') return null;
    return createElement('div', { className: `markdown ${className}` }, ...text.split(/\n{2,}/).map(block));
  };

  /**
   * @param {string} text
   * @param {number} key
   */
  function block(text, key) {
    const lines = text.split('\n');
    if (!lines.every((line) => /^\s*[-*] /.test(line))) return createElement('p', { key }, ...inline(text));
    const items = lines.map((line, index) =>
      createElement('li', { key: index }, ...inline(line.replace(/^\s*[-*] /, ''))),
    );
    return createElement('ul', { key }, ...items);
  }

  /** @param {string} text */
  function inline(text) {
    return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/).map((part, key) => {
      if (part.startsWith('`')) return createElement('code', { key }, part.slice(1, -1));
      if (part.startsWith('**')) return createElement('strong', { key }, part.slice(2, -2));
      const [, label, href] = /^\[(.+)\]\((https?:.+|\/.*)\)$/.exec(part) ?? [];
      return label ? createElement('a', { key, href }, label) : part;
    });
  }
}
