import type { FastifyRequest } from 'fastify';

/**
 * `Bearer`, in any case (RFC 9110, 11.1), spaces, and a compact JWS (RFC 7515, 7.1) with a signature of 64 bytes. Its last
 * character has four bits to spare: unless they are zero, one token could be written in sixteen ways.
 */
const BEARER = /^bearer +([\w-]+\.[\w-]+\.[\w-]{85}[AQgw])$/i;

/** The one token of a request, or null: of two headers Node would pass on the first, whatever the other says. */
export function bearerToken({ headers, raw }: FastifyRequest): string | null {
  const sent = raw.rawHeaders.filter(
    (name, index) => index % 2 === 0 && name.length === 13 && /^authorization$/i.test(name),
  );
  if (sent.length > 1) return null;
  return BEARER.exec(headers.authorization ?? '')?.[1] ?? null;
}
