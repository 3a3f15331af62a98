import { describe, expect, it } from '@jest/globals';
import { failureOf } from './mail-failure.ts';

const error = (facts: object) => Object.assign(new Error('550 <ada@example.org> is unknown'), facts);

describe('failureOf', () => {
  it.each([
    { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO', permanent: true },
    { code: 'EMESSAGE', responseCode: 554, command: 'DATA', permanent: true },
    { code: 'EENVELOPE', command: 'API' },
  ])('takes $code $responseCode at $command for final', (facts) => {
    expect(failureOf(error(facts)).permanent).toBe(true);
  });

  it.each([
    { code: 'EENVELOPE', responseCode: 451, command: 'RCPT TO', permanent: false },
    { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN', permanent: true },
    { code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM', permanent: true },
    { code: 'EPROTOCOL', responseCode: 554, command: 'CONN', permanent: true },
    { code: 'ECONNREFUSED' },
  ])('has hope after $code $responseCode at $command', (facts) => {
    expect(failureOf(error(facts)).permanent).toBe(false);
  });

  it('passes on nothing of what the server said', () => {
    const facts = { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO', permanent: true };
    expect(failureOf(error(facts))).toEqual({ code: 'EENVELOPE', smtp: 550, permanent: true });
    expect(failureOf(new TypeError('x'))).toEqual({ code: 'TypeError', permanent: false });
  });
});
