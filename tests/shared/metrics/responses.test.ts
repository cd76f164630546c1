import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consultationGapMs,
  responsesOf,
  type Said,
} from '../../../shared/domain/metrics/responses.ts';
import { timesOf } from '../../../shared/domain/metrics/times.ts';

const minute = 60_000;
/** `c` the customer, else an agent's name, each with its minute. */
type Line = readonly [minute: number, who: string];
const said = (lines: readonly Line[]): Said[] =>
  lines.map(([at, who]) => ({ at: at * minute, agent: who === 'c' ? null : who }));
const minutesOf = (...lines: readonly Line[]) =>
  responsesOf(said(lines)).map(({ askedAt, answeredAt, agent, isFirst }) => [
    askedAt / minute,
    answeredAt === null ? null : answeredAt / minute,
    agent,
    isFirst,
  ]);

describe('response times', () => {
  it('run from the first message of a turn to the next word of an agent', () => {
    expect(minutesOf([0, 'c'], [1, 'c'], [3, '小红'], [4, '小红'], [5, 'c'], [9, '小明'])).toEqual([
      [0, 3, '小红', true],
      [5, 9, '小明', false],
    ]);
  });

  it('leave a turn unanswered where the consultation ends', () => {
    const next = consultationGapMs / minute + 1;
    expect(minutesOf([0, 'c'], [1, '小红'], [2, 'c'], [2 + next, 'c'], [3 + next, '小红'])).toEqual(
      [
        [0, 1, '小红', true],
        [2, null, '小红', false],
        [2 + next, 3 + next, '小红', true],
      ],
    );
  });

  it('have no first one where the agent began', () => {
    expect(minutesOf([0, '小红'], [1, 'c'], [2, '小红'])).toEqual([[1, 2, '小红', false]]);
  });

  it('count every turn once and never go back in time', () => {
    const line = fc.record({
      gap: fc.nat(2_000),
      agent: fc.option(fc.constantFrom('小红', '小明')),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        let at = 0;
        const all = lines.map(({ gap, agent }) => ({ at: (at += gap * minute), agent }));
        const responses = responsesOf(all);
        const turns = all.filter(
          (one, index) =>
            one.agent === null &&
            (all[index - 1]?.agent !== null ||
              one.at - (all[index - 1]?.at ?? one.at) > consultationGapMs),
        );
        expect(responses.map(({ askedAt }) => askedAt)).toEqual(turns.map((turn) => turn.at));
        for (const { askedAt, answeredAt } of responses) {
          if (answeredAt !== null) expect(answeredAt).toBeGreaterThanOrEqual(askedAt);
        }
      }),
    );
  });
});

describe('what durations come to', () => {
  it('is nothing of none', () => {
    expect(timesOf([])).toEqual({
      count: 0,
      averageMs: null,
      medianMs: null,
      p90Ms: null,
      withinThreeMinutes: null,
    });
  });

  it('is average, middle, nine in ten, and the share within three minutes', () => {
    const minutes = [1, 2, 3, 4, 10].map((each) => each * minute);
    expect(timesOf(minutes)).toEqual({
      count: 5,
      averageMs: 4 * minute,
      medianMs: 3 * minute,
      p90Ms: 10 * minute,
      withinThreeMinutes: 0.6,
    });
    expect(timesOf([minute, 3 * minute]).medianMs).toBe(2 * minute);
  });
});
