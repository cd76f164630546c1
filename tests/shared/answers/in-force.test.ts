import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  narrowest,
  versionAt,
  type Addressee,
  type Versioned,
} from '../../../shared/domain/answers/in-force.ts';

const version = (number: number, more: Partial<Versioned>): Versioned => ({
  versionId: `v${number}`,
  isRetired: false,
  validFrom: 0,
  validTo: null,
  madeAt: number,
  ...more,
});

const anyVersions = fc
  .array(
    fc.record({
      isRetired: fc.boolean(),
      validFrom: fc.nat(100),
      lasts: fc.option(fc.integer({ min: 1, max: 50 })),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ isRetired, validFrom, lasts }, index) =>
      version(index + 1, {
        isRetired,
        validFrom,
        validTo: lasts === null || isRetired ? null : validFrom + lasts,
      }),
    ),
  );

describe('the version in force at a moment', () => {
  it('has begun, has not ended, and retires nothing', () => {
    fc.assert(
      fc.property(anyVersions, fc.nat(150), (versions, at) => {
        const found = versionAt(versions, at);
        if (found === null) return;
        expect(found.validFrom).toBeLessThanOrEqual(at);
        expect(found.validTo ?? Infinity).toBeGreaterThan(at);
        expect(found.isRetired).toBe(false);
      }),
    );
  });

  it('gives way to every later version from where that one begins', () => {
    fc.assert(
      fc.property(anyVersions, fc.nat(100), fc.nat(50), (versions, validFrom, later) => {
        const last = version(99, { validFrom });
        const all = [...versions, last];
        expect(versionAt(all, validFrom + later)).toBe(last);
        if (validFrom > 0)
          expect(versionAt(all, validFrom - 1)).toBe(versionAt(versions, validFrom - 1));
      }),
    );
  });

  it('was what could be known then, when that is asked', () => {
    fc.assert(
      fc.property(anyVersions, fc.nat(150), fc.nat(8), (versions, at, knownAt) => {
        const known = versions.filter(({ madeAt }) => madeAt <= knownAt);
        expect(versionAt(versions, at, knownAt)).toEqual(versionAt(known, at));
      }),
    );
  });

  it('ends with the last version, however long the ones before would have held', () => {
    const versions = [version(1, {}), version(2, { validFrom: 10, validTo: 20 })];
    expect([5, 15, 25].map((at) => versionAt(versions, at)?.versionId)).toEqual([
      'v1',
      'v2',
      undefined,
    ]);
  });
});

describe('the entries for somebody', () => {
  const entry = (scope: 'shop' | 'sku' | 'order' | 'customer', scopeValue: string) => ({
    topic: 'ship_time' as const,
    scope,
    scopeValue,
  });
  const all = [
    entry('shop', ''),
    entry('shop', '灯铺'),
    entry('sku', '白鹭台灯'),
    entry('order', '2555009170000550043'),
    entry('customer', '云间的猫'),
  ];
  const nobody: Addressee = { shop: null, customers: [], orders: [], about: '' };

  it.each<[string, Partial<Addressee>]>([
    ['', {}],
    ['灯铺', { shop: '灯铺' }],
    ['白鹭台灯', { shop: '灯铺', about: '白鹭 台灯多久发' }],
    ['2555009170000550043', { about: '白鹭台灯', orders: ['2555009170000550043'] }],
    ['云间的猫', { customers: ['云间的猫'], orders: ['2555009170000550043'] }],
  ])('are those of the narrowest scope that fits: %j', (scopeValue, to) => {
    expect(narrowest(all, 'ship_time', { ...nobody, ...to })).toEqual([
      all.find((one) => one.scopeValue === scopeValue),
    ]);
  });

  it('are none on another topic', () => {
    expect(narrowest(all, 'refund_time', nobody)).toEqual([]);
  });
});
