import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  linkKinds,
  pathOf,
  readAddress,
  readPath,
} from '../../../shared/domain/links/deep-link.ts';

const link = fc.record({
  kind: fc.constantFrom(...linkKinds),
  id: fc.bigInt({ min: 1n, max: 9_223_372_036_854_775_807n }).map(String),
  archive: fc.option(fc.stringMatching(/^[0-9a-f]{8}$/)),
});

describe('the address of a thing', () => {
  it('reads as it was written, outside and in the page', () => {
    fc.assert(
      fc.property(link, (thing) => {
        expect(readAddress(addressOf(thing))).toEqual(thing);
        expect(readPath(pathOf(thing))).toEqual(thing);
      }),
    );
  });

  it('is short enough to be sent in a chat', () => {
    expect(addressOf({ kind: 'message', id: '12', archive: null })).toBe('keptword://message/12');
    expect(readAddress('keptword://message/12/')).toEqual({
      kind: 'message',
      id: '12',
      archive: null,
    });
  });

  it.each([
    'keptword://message/',
    'keptword://message/0',
    'keptword://message/12/../../x',
    'keptword://message/12?run=1',
    'keptword://message/12#x',
    'keptword://settings/12',
    'keptword://message/12@nothex00',
    'https://message/12',
    'file:///etc/passwd',
    'keptword://message/<script>',
    '--archive=/tmp',
    `keptword://message/${'1'.repeat(300)}`,
  ])('is none of ours: %s', (address) => expect(readAddress(address)).toBeNull());

  it('never leads out of the page, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        const read = readAddress(`keptword://${rest}`);
        expect(read === null || /^\/[a-z]+\/\d+(@[0-9a-f]{8})?$/.test(pathOf(read))).toBe(true);
      }),
    );
  });
});
