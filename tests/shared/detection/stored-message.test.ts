import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseMoment } from '../../../shared/domain/detection/due/wall-clock.ts';
import {
  dialogueMessage,
  momentOfStored,
} from '../../../shared/domain/detection/stored-message.ts';

const year = (number: number): number => Date.UTC(number, 0);

it('the moment of a stored message is what its time says', () => {
  const sentAt = fc.option(
    fc.oneof(
      fc.integer({ min: year(1990), max: year(2100) }),
      fc.integer({ min: year(-200), max: year(10_500) }),
      fc.constantFrom(0, -1, 1, year(10_000) - 1, year(10_000)),
    ),
  );
  const offset = fc.oneof(
    fc.constantFrom(0, 480, -300, 345, -210, 0.5, -0.5, 485.72),
    fc.integer({ min: -840, max: 840 }),
  );
  fc.assert(
    fc.property(sentAt, offset, (at, minutes) => {
      const stored = { i: 1, role: 'agent', text: '好的', sentAt: at, offset: minutes } as const;
      const { time } = dialogueMessage(stored);
      expect(momentOfStored(stored)).toEqual(time === null ? null : parseMoment(time));
    }),
  );
});
