import { gzipSync } from 'node:zlib';

/** Where bodies go: to the API, and to what Better Auth is behind. `text` is a field that takes text. */
export const ENDPOINTS = [
  { path: '/api/todos', text: 'title' },
  { path: '/api/auth/sign-up/email', text: 'name' },
];

/** A body that is right, with this JSON in the field; or whatever `change` makes of one. */
type Body = (right: Record<string, string>, text: string) => string | Buffer;

const json = JSON.stringify;
const nested = (depth: number, [open, close]: [string, string]) =>
  `${open.repeat(depth)}${close.repeat(depth)}`;

/** A right body with more in front of its last brace. */
const plus =
  (more: string): Body =>
  (right) =>
    json(right).replace(/}$/, `,${more}}`);

/** A right body with this JSON for the text. */
const value =
  (value: string): Body =>
  (right, text) =>
    json({ ...right, [text]: '|' }).replace('"|"', value);

/** A right body with these bytes in the text. */
const bytes =
  (...bytes: number[]): Body =>
  (right, text) => {
    const [before = '', after = ''] = json({ ...right, [text]: 'a|z' }).split('|');
    return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
  };

export const BAD_BODIES: [what: string, body: Body][] = [
  ['NUL as a byte', bytes(0)],
  ['NUL as an escape', value('"a\\u0000z"')],
  ['a control character as a byte', bytes(1)],
  ['a high surrogate alone', value('"a\\ud800z"')],
  ['a low surrogate alone', value('"a\\udc00z"')],
  ['surrogates the wrong way round', value('"\\udc00\\ud800"')],
  ['a byte that UTF-8 has not', bytes(0xff)],
  ['a letter cut short', bytes(0xe2, 0x82)],
  ['a letter that only goes on', bytes(0x80)],
  ['NUL in overlong UTF-8', bytes(0xc0, 0x80)],
  ['a slash in overlong UTF-8', bytes(0xe0, 0x80, 0xaf)],
  ['a surrogate in UTF-8', bytes(0xed, 0xa0, 0x80)],
  ['a letter beyond Unicode', bytes(0xf4, 0x90, 0x80, 0x80)],
  ['UTF-16', (right) => Buffer.from(json(right), 'utf16le')],
  ['gzip', (right) => gzipSync(json(right))],
  ['nothing', () => ''],
  ['white space', () => ' \r\n'],
  ['null', () => 'null'],
  ['true', () => 'true'],
  ['a number', () => '1'],
  ['a string', () => '"a"'],
  ['a list', (right) => json([right])],
  ['an empty list', () => '[]'],
  ['an opening brace', () => '{'],
  ['JSON and more', (right) => `${json(right)}x`],
  ['JSON twice', (right) => json(right).repeat(2)],
  ['single quotes', (right) => json(right).replaceAll('"', "'")],
  ['names without quotes', (right) => json(right).replaceAll(/"(\w+)":/g, '$1:')],
  ['a comment', (right) => `/**/${json(right)}`],
  ['a comma at the end', (right) => json(right).replace(/}$/, ',}')],
  ['a form', (right) => new URLSearchParams(right).toString()],
  ['XML', () => '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><x>&x;</x>'],
  ['NaN', value('NaN')],
  ['a number for the text', value('1')],
  ['a number beyond all', value('1e999')],
  ['true for the text', value('true')],
  ['null for the text', value('null')],
  ['a list for the text', value('["a"]')],
  ['an object for the text', value('{"length":1}')],
  ['an object that reads as text', value('{"toString":"a"}')],
  ['an unknown field', plus('"surprise":1')],
  ['an unknown field without a name', plus('"":1')],
  ['__proto__ (ASVS 1.5.2)', plus('"__proto__":{"polluted":1}')],
  ['an escaped __proto__ (ASVS 1.5.2)', plus('"\\u005f_proto__":{"polluted":1}')],
  ['__proto__ for the text (ASVS 1.5.2)', value('{"__proto__":{"polluted":1}}')],
  ['constructor (ASVS 1.5.2)', plus('"constructor":{"prototype":{"polluted":1}}')],
  ['constructor for the text (ASVS 1.5.2)', value('{"constructor":{"prototype":{"polluted":1}}}')],
  ['toString (ASVS 1.5.2)', plus('"toString":1')],
  ['hasOwnProperty (ASVS 1.5.2)', plus('"hasOwnProperty":1')],
  ['__defineGetter__ (ASVS 1.5.2)', plus('"__defineGetter__":1')],
  ['the text twice, the last one wrong (ASVS 1.5.3)', (right, text) => plus(`"${text}":1`)(right, text)],
  ['lists in lists without end', value(nested(7_000, ['[', ']']))],
  ['lists in lists that do not end', () => '['.repeat(16_000)],
  ['objects in objects without end', plus(`"x":${'{"x":'.repeat(2_000)}1${'}'.repeat(2_000)}`)],
  ['five thousand fields', plus(Array.from({ length: 1_400 }, (_, n) => `"x${n}":1`).join())],
];

/** Content types of CVE-2025-32442, CVE-2026-25223 and GHSA-247c-9743-5963, and others like them. */
export const TYPES = [
  'Application/Json ;',
  'APPLICATION/JSON',
  'application/json;',
  'application/json; ',
  'application/json ;charset=utf-8',
  'application/json\t',
  'application/json\t;',
  'application/json\t; charset=utf-8',
  ' application/json',
  '\tapplication/json',
  'application/json garbage',
  'application/json\tgarbage',
  'application/json,',
  'application/json, text/plain',
  'text/plain, application/json',
  'application/json; charset',
  'application/json; charset=utf-16',
  'application/json; charset=utf-7',
  'application/json; charset="utf-8',
  'application/json; boundary=x',
  'application/json/',
  'application/json\xa0',
  '"application/json"',
];

/** Of forms, which any page may send (ASVS 3.5.2), and others that we take no body of. */
export const OTHER_TYPES = [
  'text/plain',
  'text/plain; application/json',
  'text/plain;charset=application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonx',
  'application/x-json',
  'application/json5',
  'application/ld+json',
  'application/problem+json',
  'application/csp-report',
  'application/reports+json',
  'application/octet-stream',
  'application/xml',
  'text/json',
  'json',
  '*/*',
  'application/*',
  '',
];
