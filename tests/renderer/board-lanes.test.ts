import { describe, expect, it } from 'vitest';
import {
  boardLanes as promiseLanes,
  countIn,
  firstLane,
  questionOf,
} from '../../renderer/features/promises/lanes.ts';
import { openingLane } from '../../renderer/features/answers/items.ts';
import * as disputes from '../../renderer/features/disputes/views.ts';
import { disputeStages } from '../../shared/contract/disputes.ts';
import { promiseStatuses } from '../../shared/contract/promises.ts';
import { promiseLanes as allLanes } from '../../shared/domain/promises/lanes.ts';

const zero = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;

describe('the lanes of the promise board', () => {
  it('ask for every state and every lane of open promises, each once', () => {
    const asked = promiseLanes.map(questionOf);
    const statuses = asked
      .filter(({ lane, age }) => lane === undefined && age !== 'past')
      .flatMap(({ status }) => status);
    expect(statuses.toSorted()).toEqual(promiseStatuses.filter((one) => one !== 'open').toSorted());
    expect(asked.flatMap(({ lane = [] }) => lane)).toEqual(allLanes.slice(0, 6));
  });

  it('count withdrawn and rejected ones together', () => {
    const counts = { ...zero(promiseStatuses), withdrawn: 2, rejected: 3 };
    expect(countIn('settled', { counts, lanes: zero(allLanes), past: 0 })).toBe(5);
  });

  it('part proposals from long ago, which nobody is led to while others wait', () => {
    const page = { counts: { ...zero(promiseStatuses), proposed: 7 }, lanes: zero(allLanes) };
    expect(countIn('proposed', { ...page, past: 5 })).toBe(2);
    expect(countIn('past', { ...page, past: 5 })).toBe(5);
    expect(firstLane({ ...page, past: 5 })).toBe('proposed');
    expect(firstLane({ ...page, past: 7 })).toBe('past');
    const ages = promiseLanes.map(questionOf).flatMap(({ age = [] }) => age);
    expect(ages).toEqual(['recent', 'past']);
  });

  it('open where something presses, else where something waits for a word', () => {
    const counts = zero(promiseStatuses);
    expect(firstLane(undefined)).toBe('proposed');
    const page = (lanes: object) => ({ counts, lanes: { ...zero(allLanes), ...lanes }, past: 0 });
    expect(firstLane(page({ today: 1, later: 4 }))).toBe('today');
    expect(firstLane(page({ later: 4 }))).toBe('proposed');
  });
});

describe('the lanes of the dispute board', () => {
  it('ask for every stage once, and for what is overdue', () => {
    const asked = disputes.boardLanes.map(disputes.questionOf);
    const stages = asked.flatMap(({ stage = [], age }) => (age === 'past' ? [] : stage));
    expect(stages.toSorted()).toEqual(disputeStages.toSorted());
    expect(asked.filter(({ age }) => age === 'past')).toHaveLength(1);
    expect(asked.filter(({ overdue }) => overdue === true)).toHaveLength(1);
  });

  it('open at what is overdue, then at what waits for a word, then at what runs', () => {
    const counts = zero(disputeStages);
    const first = (some: object, overdue: number, past = 0) =>
      disputes.firstLane({ counts: { ...counts, ...some }, overdue, past });
    expect(first({ proposed: 2 }, 1)).toBe('overdue');
    expect(first({ proposed: 2 }, 0)).toBe('proposed');
    expect(first({ propose: 1 }, 0)).toBe('propose');
    expect(first({ proposed: 2, propose: 1 }, 0, 2)).toBe('propose');
    expect(first({ proposed: 2 }, 0, 2)).toBe('past');
  });
});

describe('the lanes of the answer sheet', () => {
  it('open at the sheet, but at the contradictions while it is empty and they wait', () => {
    expect(openingLane(0, 3)).toBe('contradictions');
    expect(openingLane(2, 3)).toBe('sheet');
    expect(openingLane(0, 0)).toBe('sheet');
  });
});
