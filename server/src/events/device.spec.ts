import { describe, expect, it } from '@jest/globals';
import { deviceOf } from './device.ts';

const FIREFOX = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0';
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('deviceOf', () => {
  it.each([
    [FIREFOX, 'Firefox 140', 'macOS'],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/143.0.0.0 Safari/537.36`,
      'Chrome 143',
      'Windows',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/143.0.0.0 Safari/537.36 Edg/143.0`,
      'Microsoft Edge 143',
      'Windows',
    ],
    [
      `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${WEBKIT} Chrome/143.0.0.0 Mobile Safari/537.36`,
      'Chrome 143',
      'Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari 18',
      'iOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140', 'Linux'],
    ['Firefox/99999.0', 'Firefox', null],
    ['curl/8.14.1', null, null],
  ])('reads %s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });

  it.each([undefined, null, '', ' '])('knows nothing of %j', (userAgent) => {
    expect(deviceOf(userAgent)).toEqual({ browser: null, system: null });
  });

  it.each([
    ['a name of its own', 'Your bank/1 (call us)'],
    ['names every object has', '__proto__/1 constructor/2 (toString)'],
    ['markup', '<img src=x onerror=alert(1)>/1 (x)'],
    ['control characters', '\0\n\r\u001b[31m/1 (\u2028)'],
    ['lone surrogates', '\ud800/1 (\udfff)'],
  ])('quotes nothing from a user agent with %s (ASVS 1.2.1)', (_, userAgent) => {
    expect(deviceOf(userAgent)).toEqual({ browser: null, system: null });
  });

  it('reads no further than 512 characters', () => {
    expect(deviceOf(`${'x'.repeat(480)} ${FIREFOX}`)).toEqual({ browser: null, system: 'macOS' });
  });

  it('says nothing longer than a name, in little time, whatever it is given', () => {
    const pieces = [
      'Version/',
      'Mac OS X ',
      'Windows NT ',
      'macintosh',
      'Firefox/',
      'Android ',
      'Opera/',
      '/',
      '(',
      '1',
      '.1',
      '_',
      ' ',
    ];
    const begun = performance.now();
    for (const [first, second] of pieces.flatMap((one) => pieces.map((other) => [one, other] as const))) {
      for (const userAgent of [
        first.repeat(4_096),
        (first + second).repeat(2_048),
        first + second.repeat(4_096),
      ]) {
        const { browser, system } = deviceOf(userAgent);
        expect(`${browser ?? ''}${system ?? ''}`.length).toBeLessThan(60);
      }
    }
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
