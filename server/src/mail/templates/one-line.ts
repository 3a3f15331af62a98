/** Without line breaks and other control characters, so that a value cannot pass for the text around it. */
export function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
