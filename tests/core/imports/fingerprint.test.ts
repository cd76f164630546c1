import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fingerprinter } from '../../../electron/core/imports/fingerprint.ts';
import type { ParsedMessage } from '../../../electron/core/store/import-records.ts';

it('tells each of several equal messages by its number, however many others stand between them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 3 }), { maxLength: 60 }),
      fc.nat({ max: 900 }),
      (said, gap) => {
        const { of } = fingerprinter();
        const met = new Map<string, number>();
        let others = 0;
        for (const text of said) {
          const before = met.get(`${text}`) ?? 0;
          met.set(`${text}`, before + 1);
          const found = of(message(`${text}`), 1, '甲').toString('hex');
          expect(found).toBe(nth(message(`${text}`), before));
          for (let each = 0; each < gap; each++) of(message(`other ${others++}`), 1, '甲');
        }
      },
    ),
    { numRuns: 20 },
  );
});

it('has as many fingerprints as there are messages where each text comes twice', () => {
  const { of } = fingerprinter();
  const found = new Set<string>();
  for (let each = 0; each < 20_000; each++) {
    found.add(of(message(`${each % 10_000}`), 7, '甲').toString('hex'));
  }
  expect(found.size).toBe(20_000);
});

it('counts equal messages of every conversation by itself', () => {
  const { of } = fingerprinter();
  const first = of(message('在吗'), 1, '甲');
  expect(of(message('在吗'), 2, '甲')).toEqual(first);
  expect(of(message('在吗'), 1, '甲')).not.toEqual(first);
});

/** As the only messages of a chat. */
function nth(equal: ParsedMessage, number: number): string {
  const { of } = fingerprinter();
  for (let before = 0; before < number; before++) of(equal, 1, '甲');
  return of(equal, 1, '甲').toString('hex');
}

function message(text: string): ParsedMessage {
  return {
    type: 'message',
    conversation: '甲',
    sender: '甲',
    handle: '甲',
    role: 'customer',
    kind: 'text',
    isSystem: false,
    internal: false,
    edited: false,
    text,
    sentAt: Date.UTC(2026, 2, 1),
    wallClock: '2026-03-01T08:00:00',
    timeRaw: '2026-03-01 08:00:00',
    zone: 'Asia/Shanghai',
    platformId: null,
    position: 1,
    attachments: [],
    replyTo: null,
    order: null,
  };
}
