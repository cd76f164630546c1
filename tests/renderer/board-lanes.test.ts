import { describe, expect, it } from 'vitest';
import {
  boardLanes as promiseLanes,
  countIn,
  firstLane,
  questionOf,
} from '../../renderer/features/promises/lanes.ts';
import * as disputes from '../../renderer/features/disputes/views.ts';
import { disputeStages } from '../../shared/contract/disputes.ts';
import { promiseStatuses } from '../../shared/contract/promises.ts';
import { promiseLanes as allLanes } from '../../shared/domain/promises/lanes.ts';

const zero = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;

describe('the lanes of the promise board', () => {
  it('ask for every state and every lane of open promises, each once', () => {
    const asked = promiseLanes.map(questionOf);
    const statuses = asked.filter(({ lane }) => lane === undefined).flatMap(({ status }) => status);
    expect(statuses.toSorted()).toEqual(promiseStatuses.filter((one) => one !== 'open').toSorted());
    expect(asked.flatMap(({ lane = [] }) => lane)).toEqual(allLanes.slice(0, 6));
  });

  it('count withdrawn and rejected ones together', () => {
    const counts = { ...zero(promiseStatuses), withdrawn: 2, rejected: 3 };
    expect(countIn('settled', { counts, lanes: zero(allLanes) })).toBe(5);
  });

  it('open where something presses, else where something waits for a word', () => {
    const counts = zero(promiseStatuses);
    expect(firstLane(undefined)).toBe('proposed');
    expect(firstLane({ counts, lanes: { ...zero(allLanes), today: 1, later: 4 } })).toBe('today');
    expect(firstLane({ counts, lanes: { ...zero(allLanes), later: 4 } })).toBe('proposed');
  });
});

describe('the lanes of the dispute board', () => {
  it('ask for every stage once, and for what is overdue', () => {
    const asked = disputes.boardLanes.map(disputes.questionOf);
    expect(asked.flatMap(({ stage = [] }) => stage).toSorted()).toEqual(disputeStages.toSorted());
    expect(asked.filter(({ overdue }) => overdue === true)).toHaveLength(1);
  });

  it('open at what is overdue, then at what waits for a word, then at what runs', () => {
    const counts = zero(disputeStages);
    expect(disputes.firstLane({ counts: { ...counts, proposed: 2 }, overdue: 1 })).toBe('overdue');
    expect(disputes.firstLane({ counts: { ...counts, proposed: 2 }, overdue: 0 })).toBe('proposed');
    expect(disputes.firstLane({ counts: { ...counts, propose: 1 }, overdue: 0 })).toBe('propose');
  });
});
