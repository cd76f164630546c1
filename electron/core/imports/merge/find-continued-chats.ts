import type { FileWriter, SameChat, Saying } from '../../store/imports.ts';

/** One message of the same second may be a robot's, who says it to everybody. */
const fewest = 2;

/**
 * Which conversations that a file has made are parts of ones the archive has, cut elsewhere by another
 * export: everything that was said in the time that both cover is the same, twice at least.
 */
export function findContinuedChats(writer: FileWriter): SameChat[] {
  const proven = writer
    .continuations()
    .filter(({ ours, theirs }) => Math.min(ours.length, theirs.length) >= fewest)
    .filter(({ ours, theirs }) => isSame(ours, theirs));
  // The first is the one that begins first; a part between two that are there goes on with it.
  const byKey = Map.groupBy(proven, ({ made }) => `${made.shop}\0${made.key}`);
  return [...byKey.values()].map(([first]) => ({
    made: first!.made,
    conversationId: first!.conversationId,
    senders: [],
    proof: { messages: first!.ours.length, of: first!.ours.length },
  }));
}

/** In the first and the last second of that time one of them may have been cut. */
function isSame(ours: readonly Saying[], theirs: readonly Saying[]): boolean {
  const times = [...ours, ...theirs].map(({ sentAt }) => sentAt);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const isEdge = ({ sentAt }: Saying): boolean => sentAt === first || sentAt === last;
  const [rest, otherRest] = [without(ours, theirs), without(theirs, ours)];
  if (![...rest, ...otherRest].every(isEdge)) return false;
  // What one lacks there the other may have, but not both of them in the same second.
  return [first, last].every((at) => {
    const lacks = [rest, otherRest].filter((each) => each.some(({ sentAt }) => sentAt === at));
    return lacks.length < 2;
  });
}

/** What stands in the one and not in the other, each as often. */
function without(ours: readonly Saying[], theirs: readonly Saying[]): Saying[] {
  const open = Map.groupBy(theirs, keyOf);
  return ours.filter((saying) => open.get(keyOf(saying))?.pop() === undefined);
}

function keyOf({ sentAt, accountId, text }: Saying): string {
  return `${sentAt}\0${accountId}\0${text}`;
}
