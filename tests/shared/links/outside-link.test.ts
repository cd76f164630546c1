import { describe, expect, it } from 'vitest';
import {
  isTrustedLink,
  linkWarnings,
  writtenHost,
  type OutsideLink,
} from '../../../shared/domain/links/outside-link.ts';

/** As the page reads it with the browser's own URL. */
function read(written: string): OutsideLink {
  const url = new URL(written);
  return {
    href: url.href,
    ascii: url.hostname,
    isPlainHttp: url.protocol === 'http:',
    hasUserInfo: url.username !== '' || url.password !== '',
    port: url.port,
  };
}
const warningsOf = (written: string) => linkWarnings(written, read(written));

describe('a link that leads outside', () => {
  it('is spelt as it was written and as the network knows it', () => {
    const written = 'https://www.tаobao.com/item';
    expect(writtenHost(written)).toBe('www.tаobao.com');
    expect(read(written).ascii).toBe('www.xn--tobao-4ve.com');
  });

  it.each([
    ['https://a:b@evil.example:8080/x?y@z', 'evil.example'],
    ['https://www.taobao.com@evil.example/', 'evil.example'],
    ['https://host.example?next=https://other.example', 'host.example'],
    ['https://中文.example#x', '中文.example'],
  ])('shows the real name of %s', (written, host) => expect(writtenHost(written)).toBe(host));

  it.each([
    ['https://www.tаobao.com/', ['mixedScripts', 'lookalike', 'unusualScript']],
    ['https://раypal.com/', ['mixedScripts', 'unusualScript']],
    ['https://淘宝shop.example/', ['unusualScript']],
    ['https://пример.example/', ['unusualScript']],
    ['https://www.taobao.com@evil.example/', ['userInfo', 'lookalike']],
    ['http://plain.example/', ['plainHttp']],
    ['https://127.0.0.1/x', ['ipAddress']],
    ['https://[::1]/x', ['ipAddress']],
    ['https://odd.example:8443/', ['port']],
    ['https://taoba0.com/', ['lookalike']],
    ['https://plain.example/ok', []],
  ] as const)('%s: %j', (written, warnings) => expect(warningsOf(written)).toEqual(warnings));

  it('is trusted as a platform’s own, never through what stands before an @', () => {
    expect(isTrustedLink(read('https://item.taobao.com/item.htm?id=1'))).toBe(true);
    expect(isTrustedLink(read('https://taobao.com@evil.example/'))).toBe(false);
    expect(isTrustedLink(read('https://taobao.com.evil.example/'))).toBe(false);
  });
});
