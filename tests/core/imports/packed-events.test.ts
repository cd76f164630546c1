import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstDigest, type DigestedMessage } from '../../../electron/core/imports/fingerprint.ts';
import type { ParsedEvent } from '../../../electron/core/imports/format.ts';
import {
  eventPacker,
  eventUnpacker,
  unpackPart,
} from '../../../electron/core/imports/packed-events.ts';

const word = fc.constantFrom('', '甲', '乙 🧧', 'Ann', '\u200f');
const text = fc.oneof(word, fc.string({ unit: 'binary', maxLength: 30 }));
const maybe = fc.option(text);

const message = fc.record({
  type: fc.constant('message' as const),
  conversation: word,
  sender: word,
  handle: word,
  role: fc.constantFrom('agent' as const, 'customer' as const, 'unknown' as const),
  kind: fc.constantFrom('text' as const, 'image' as const),
  isSystem: fc.boolean(),
  internal: fc.boolean(),
  edited: fc.boolean(),
  text,
  sentAt: fc.option(fc.integer({ min: -1e12, max: 4e12 })),
  wallClock: fc.option(fc.constantFrom('2026-03-01T10:00', '2026-03-01T10:00:07')),
  timeRaw: text,
  zone: fc.option(fc.constantFrom('Asia/Shanghai', 'UTC')),
  platformId: maybe,
  position: fc.nat(),
  attachments: fc.array(text, { maxLength: 2 }),
  replyTo: maybe,
  order: maybe,
});

const issue = fc.record({
  type: fc.constant('issue' as const),
  line: fc.nat(),
  reason: fc.constant('bad-time' as const),
  excerpt: text,
  rejected: fc.boolean(),
});

const lists = fc.array(fc.array(fc.oneof(message, issue), { maxLength: 12 }), { maxLength: 4 });

it('events come out as they went in, in their order, with the digest of each message', () => {
  fc.assert(
    fc.property(lists, (all: readonly (readonly ParsedEvent[])[]) => {
      const pack = eventPacker();
      const unpack = eventUnpacker();
      for (const events of all) {
        const expected = events.map((event) =>
          event.type === 'message' ? { ...event, digest: firstDigest(event, event.handle) } : event,
        );
        expect(unpack(structuredClone(pack(events))).map(withoutNumbers)).toEqual(expected);
      }
    }),
  );
});

it('parts of what was packed together come out as they went in', () => {
  fc.assert(
    fc.property(lists, (all: readonly (readonly ParsedEvent[])[]) => {
      const packed = structuredClone(eventPacker()(all.flat()));
      let [message, other] = [0, 0];
      for (const events of all) {
        const messages = events.filter(({ type }) => type === 'message').length;
        const others = events.length - messages;
        const part = {
          messages: [message, (message += messages)],
          others: [other, (other += others)],
        } as const;
        const expected = events.map((event) =>
          event.type === 'message' ? { ...event, digest: firstDigest(event, event.handle) } : event,
        );
        expect(unpackPart(packed, part).map(withoutNumbers)).toEqual(expected);
      }
    }),
  );
});

it('within an era a name has one number, and no other name has it', () => {
  fc.assert(
    fc.property(lists, (all: readonly (readonly ParsedEvent[])[]) => {
      const pack = eventPacker();
      const unpack = eventUnpacker();
      const names = new Map<string, string>();
      for (const events of all) {
        for (const event of unpack(structuredClone(pack(events)))) {
          if (event.type !== 'message') continue;
          const { era, conversation, conversationNumber, handle, handleNumber } =
            event as DigestedMessage;
          for (const [number, name] of [
            [conversationNumber, conversation],
            [handleNumber, handle],
          ] as const) {
            const key = `${era}/${number}`;
            expect(names.get(key) ?? name).toBe(name);
            names.set(key, name);
          }
        }
      }
      expect(new Set(names.values()).size).toBe(names.size);
    }),
  );
});

function withoutNumbers(event: ParsedEvent): object {
  if (event.type !== 'message') return event;
  const {
    era: _era,
    conversationNumber: _chat,
    handleNumber: _handle,
    ...message
  } = event as DigestedMessage;
  return message;
}
