/**
 * For every answer, errors included (ASVS 5.0, 3.4): nothing of ours is to be guessed at, framed, or loaded by others,
 * and https once is https from then on. HTML pages bring a Content-Security-Policy of their own.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer', // a mailed link holds a token
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'X-Frame-Options': 'DENY', // for browsers that know no frame-ancestors
  'X-Permitted-Cross-Domain-Policies': 'none',
};
