import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashing } from '../../../electron/core/evidence/hashing.ts';
import { bytesOf } from '../../../shared/domain/evidence/hashing.ts';
import { spanHash } from '../../../shared/domain/evidence/commitment.ts';
import { merkleRoot } from '../../../shared/domain/evidence/merkle.ts';

/** RFC 6962 leaf hash of hex data: SHA-256(0x00 ‖ data). */
const leaf = (data: string): string => hashing.sha256(Uint8Array.of(0), bytesOf(data));

describe('a Merkle root', () => {
  // Test vectors that implementations of RFC 6962 share (certificate-transparency, merkle_tree_test).
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ])('of %i leaves is that of RFC 6962', (count, root) => {
    expect(merkleRoot(inputs.slice(0, count).map(leaf), hashing)).toBe(root);
  });

  it('changes when leaves are changed, dropped, doubled or swapped', () => {
    const leaves = fc.array(fc.nat(), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(leaves, fc.nat(), (numbers, seed) => {
        const list = numbers.map((one, index) => hashing.sha256(`${index}:${one}`));
        const at = seed % (list.length - 1);
        const root = merkleRoot(list, hashing);
        const [here = '', next = ''] = [list[at], list[at + 1]];
        expect(merkleRoot(list.with(at, hashing.sha256('x')), hashing)).not.toBe(root);
        expect(merkleRoot(list.toSpliced(at, 1), hashing)).not.toBe(root);
        expect(merkleRoot([...list, list.at(-1) ?? ''], hashing)).not.toBe(root);
        expect(merkleRoot(list.with(at, next).with(at + 1, here), hashing)).not.toBe(root);
      }),
    );
  });
});

it('commits to a span alike, shown or hidden', () => {
  const s = 'ab'.repeat(32);
  const shown = { s, t: '𠮷 退款' };
  const h = createHash('sha256')
    .update(Buffer.from(s, 'hex'))
    .update('𠮷 退款', 'utf8')
    .digest('hex');
  expect(spanHash(shown, hashing)).toBe(h);
  expect(spanHash({ h, reason: 'privacy' }, hashing)).toBe(h);
});
