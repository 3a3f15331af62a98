/** The name that a `Content-Disposition` header gives the file; null if it gives none. */
export function fileNameIn(disposition: string | null): string | null {
  const [, quoted, bare] = /;\s*filename=(?:"([^"]+)"|([^\s;"]+))/i.exec(disposition ?? '') ?? [];
  return quoted ?? bare ?? null;
}
