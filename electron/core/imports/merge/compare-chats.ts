import type { Saying, SameChat, Suspicion } from '../../store/imports.ts';
import { roleOfCell } from '../table/role.ts';

export interface Comparison {
  /** `alike` where much was said in both, but not enough to be sure. */
  readonly verdict: 'same' | 'alike' | 'different';
  readonly senders: SameChat['senders'];
  /** Messages of the one that stand in the other. */
  readonly matched: number;
}

/** Most of the one that has less must stand in the other, for the time that both cover. */
const leastShare = 0.8;
const leastInOrder = 0.9;
/** Telling texts of a person whose names differ: no stranger says so many in the same minutes. */
const tellingOfStranger = 3;
/** Telling texts of a person whose part in the chat proves it. */
const tellingOfWitness = 2;
const tellingOfAll = 3;
const witnesses = 2;

/**
 * Whether two conversations are one chat in two formats: the same texts at the same times in the same
 * order, said by people who match one to one. What shops and robots say to everybody proves nothing: each
 * who speaks must have the same name in both, or say what no stranger would say in the same minutes; and
 * two of them must bear witness, so that no robot and no silent customer is enough.
 */
export function compareChats({ ours, theirs }: Pick<Suspicion, 'ours' | 'theirs'>): Comparison {
  const step = [...ours, ...theirs].every(({ bySecond }) => bySecond) ? 1_000 : 60_000;
  // Of a shared text a person has chosen the messages: the other format may have more.
  const [fewer, more] = [ours.length, theirs.length].toSorted((a, b) => a - b) as [number, number];
  const alike = pair(ours, theirs, step, () => true).length;
  const verdict = alike >= leastShare * more ? 'alike' : 'different';
  const people = alike >= leastShare * fewer ? matchPeople(ours, theirs, step) : null;
  if (!people) return { verdict, senders: [], matched: 0 };
  const pairs = pair(ours, theirs, step, (a, b) => people.get(a.accountId) === b.accountId);
  const isSame =
    pairs.length >= leastShare * fewer &&
    longestRise(pairs.map(([, at]) => at)) >= leastInOrder * pairs.length &&
    isEverybody(people, ours, theirs) &&
    isEnough(proofsOf(pairs.map(([one, other]) => [ours[one]!, theirs[other]!] as const)));
  return {
    verdict: isSame ? 'same' : verdict,
    senders: sendersOf(ours, people),
    matched: pairs.length,
  };
}

function isEverybody(
  people: ReadonlyMap<number, number>,
  ours: readonly Saying[],
  theirs: readonly Saying[],
): boolean {
  const speakers = new Set(ours.map(({ accountId }) => accountId));
  const others = new Set(theirs.map(({ accountId }) => accountId));
  return speakers.size === people.size && others.size === people.size;
}

function isEnough(proofs: readonly Proof[]): boolean {
  const said = proofs.reduce((sum, { texts }) => sum + texts.size, 0);
  // The very same two: little is needed to see that they had no other chat at that time.
  const isThem = proofs.length === 2 && proofs.every(({ isItself }) => isItself);
  if (isThem) return said >= tellingOfWitness;
  const isEachProven = proofs.every(
    ({ isNamesake, texts, telling }) =>
      isNamesake || (texts.size >= tellingOfStranger && telling.size > 1),
  );
  const strong = proofs.filter(
    ({ isNamesake, texts, telling, minutes }) =>
      (isNamesake && minutes.size > 1) || (texts.size >= tellingOfWitness && telling.size > 1),
  );
  return isEachProven && strong.length >= witnesses && said >= tellingOfAll;
}

type Pair = readonly [ours: number, theirs: number];

/** Pairs sayings of equal text and time that `fits` allows, each once, in their order. */
function pair(
  ours: readonly Saying[],
  theirs: readonly Saying[],
  step: number,
  fits: (a: Saying, b: Saying) => boolean,
): Pair[] {
  const keyOf = ({ sentAt, text }: Saying): string => `${Math.floor(sentAt / step)}\0${text}`;
  const open = Map.groupBy(theirs.keys(), (index) => keyOf(theirs[index]!));
  return [...ours.entries()].flatMap(([index, saying]) => {
    const waiting = open.get(keyOf(saying)) ?? [];
    const at = waiting.findIndex((other) => fits(saying, theirs[other]!));
    return at < 0 ? [] : [[index, waiting.splice(at, 1)[0]!] as const];
  });
}

/** Who is whom: by telling texts, then by names that are equal. Null where it is not one to one. */
function matchPeople(
  ours: readonly Saying[],
  theirs: readonly Saying[],
  step: number,
): Map<number, number> | null {
  const people = new Map<number, number>();
  const taken = new Set<number>();
  const take = (one: number, other: number): void => {
    if (people.has(one) || taken.has(other)) return;
    people.set(one, other);
    taken.add(other);
  };
  const [mine, others] = [ours.filter(isTelling), theirs.filter(isTelling)];
  for (const [at, other] of pair(mine, others, step, () => true)) {
    const [one, two] = [mine[at]!.accountId, others[other]!.accountId];
    take(one, two);
    if (people.get(one) !== two) return null;
  }
  const rest = firstOfEach(theirs);
  for (const one of firstOfEach(ours)) {
    const namesake = rest.find((other) => isNamesake(one, other));
    if (namesake) take(one.accountId, namesake.accountId);
  }
  return people;
}

function firstOfEach(sayings: readonly Saying[]): Saying[] {
  const first = new Map<number, Saying>();
  for (const saying of sayings) {
    if (!first.has(saying.accountId)) first.set(saying.accountId, saying);
  }
  return [...first.values()];
}

/** What speaks for one of our accounts being one of theirs. */
interface Proof {
  readonly isNamesake: boolean;
  /** One account, not only one name. */
  readonly isItself: boolean;
  /** Telling texts that both have, and the minutes of those. */
  readonly texts: Set<string>;
  readonly telling: Set<number>;
  /** Minutes of everything that both have. */
  readonly minutes: Set<number>;
}

function proofsOf(pairs: readonly (readonly [Saying, Saying])[]): Proof[] {
  const proofs = new Map<number, Proof>();
  for (const [one, other] of pairs) {
    let proof = proofs.get(one.accountId);
    if (!proof) {
      proof = {
        isNamesake: isNamesake(one, other),
        isItself: one.accountId === other.accountId && isNamesake(one, other),
        texts: new Set(),
        telling: new Set(),
        minutes: new Set(),
      };
      proofs.set(one.accountId, proof);
    }
    const minute = Math.floor(one.sentAt / 60_000);
    proof.minutes.add(minute);
    if (!isTelling(one)) continue;
    proof.texts.add(one.text);
    proof.telling.add(minute);
  }
  return [...proofs.values()];
}

/** Masked names and words like 买家 are those of many people. */
function isNamesake(one: Saying, other: Saying): boolean {
  const names = [other.handle.trim(), other.sender.trim()];
  return [one.handle.trim(), one.sender.trim()].some(
    (name) => isOwnName(name) && names.includes(name),
  );
}

function isOwnName(name: string): boolean {
  return name !== '' && !name.includes('*') && roleOfCell(name, 'words') === 'unknown';
}

/** Longer than what is said in every chat. */
function isTelling({ text }: Saying): boolean {
  const plain = text.trim();
  return plain.length >= (/\p{Script=Han}/u.test(plain) ? 5 : 10) && !/^\[[^\]]*\]$/u.test(plain);
}

function sendersOf(
  ours: readonly Saying[],
  people: ReadonlyMap<number, number>,
): SameChat['senders'] {
  const handles = new Map(ours.map(({ handle, accountId }) => [handle, people.get(accountId)]));
  return [...handles].flatMap(([handle, accountId]) =>
    accountId === undefined ? [] : [{ handle, accountId }],
  );
}

/** Length of the longest rising run of numbers, with others between. */
function longestRise(numbers: readonly number[]): number {
  const ends: number[] = [];
  for (const number of numbers) {
    if ((ends.at(-1) ?? -1) < number) ends.push(number);
    else ends[ends.findIndex((end) => end >= number)] = number;
  }
  return ends.length;
}
