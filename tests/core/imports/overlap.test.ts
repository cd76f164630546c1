import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedEvent } from '../../../electron/core/imports/format.ts';
import { joinedExports } from '../../../electron/core/imports/joined-exports.ts';
import { plainMessage } from '../../../electron/core/imports/text/dialect.ts';

const conversation: ParsedEvent = {
  type: 'conversation',
  key: 'Rin',
  title: 'Rin',
  platform: 'wechat',
  channel: 'im',
  shop: null,
  isGroup: false,
};

function said(minute: number, text: string): ParsedEvent {
  const clock = `10:${String(minute).padStart(2, '0')}`;
  return {
    ...plainMessage,
    type: 'message',
    conversation: 'Rin',
    sender: 'Rin',
    handle: 'Rin',
    role: 'unknown',
    text,
    sentAt: Date.UTC(2026, 2, 13, 10, minute),
    wallClock: `2026-03-13T${clock}`,
    timeRaw: clock,
    zone: 'UTC',
    position: 1,
  };
}

/** What is told of events that come in lists of `size`. */
async function told(given: readonly ParsedEvent[], size: number): Promise<ParsedEvent[]> {
  async function* batches(): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
    for (let at = 0; at < given.length; at += size) yield given.slice(at, at + size);
  }
  const all: ParsedEvent[] = [];
  for await (const events of joinedExports(batches())) all.push(...events);
  return all;
}

const isBegin = (event: ParsedEvent): boolean =>
  event.type === 'conversation' && event.isNewExport === true;
const sizes = fc.integer({ min: 1, max: 7 });

describe('exports in one file', () => {
  it('are told apart where the second begins, whichever is the newer one', async () => {
    const minutes = fc.array(fc.nat(30), { minLength: 6, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(minutes, fc.nat(), fc.boolean(), sizes, async (times, pick, isNew, size) => {
        const chat = times
          .toSorted((a, b) => a - b)
          .map((minute, at) => said(minute, at % 3 === 0 ? '在吗' : `第${at}盏`));
        const from = 1 + (pick % (chat.length - 5));
        const pieces = [chat.slice(0, from + 4), chat.slice(from)];
        const [first, second] = isNew ? pieces : pieces.toReversed();
        const isBack =
          (second![0] as { sentAt: number }).sentAt < (first!.at(-1) as { sentAt: number }).sentAt;
        fc.pre(isBack);
        const events = await told([conversation, ...first!, ...second!], size);
        expect(events.filter((event) => !isBegin(event))).toEqual([
          conversation,
          ...first!,
          ...second!,
        ]);
        expect(events.findIndex(isBegin)).toBe(1 + first!.length);
        expect(events.filter(isBegin)).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('are no two where only the clock goes back', async () => {
    const minutes = fc.array(fc.nat(9), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(minutes, sizes, async (times, size) => {
        const chat = times.map((minute, at) => said(minute, at % 2 === 0 ? '在吗' : `第${at}盏`));
        expect(await told([conversation, ...chat], size)).toEqual([conversation, ...chat]);
      }),
      { numRuns: 300 },
    );
  });

  it('are no two where somebody sends the same again and again', async () => {
    const pictures = Array.from({ length: 9 }, () => said(5, '[图片]'));
    const chat = [...pictures, said(4, '在'), ...pictures, said(4, '稍等'), ...pictures];
    expect(await told([conversation, ...chat], 4)).toEqual([conversation, ...chat]);
  });
});
