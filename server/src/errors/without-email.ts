/** For logs, which hold nobody's address (ASVS 5.0, 16.2.5). */
export function withoutEmail(text: string): string {
  return text.replace(/[^\s@()"']+@[^\s@()"']+/g, '[e-mail]');
}
