/** Which message answers which, in sixteen bytes a slot. */
export interface ReplyChains {
  /** An empty `answered` is a beginning, and not kept. */
  add(id: string, answered: string): void;
  /** The id with which the chain begins, whether its message is there or not. */
  rootOf(id: string, answered: string | null): string;
}

/** Answers that are remembered, in 256 MB at most. Past them an answer begins a chain. */
const mostAnswers = 8_000_000;
const free = -1n;

export function replyChains(): ReplyChains {
  // A table with open addressing: a Map of two million strings would take ten times as much.
  let ids = new BigInt64Array(1024).fill(free);
  let parents = new BigInt64Array(1024);
  let count = 0;

  const slotOf = (id: bigint): number => {
    let slot = hashOf(String(id)) & (ids.length - 1);
    while (ids[slot] !== free && ids[slot] !== id) slot = (slot + 1) & (ids.length - 1);
    return slot;
  };
  const put = (id: bigint, parent: bigint): void => {
    const slot = slotOf(id);
    if (ids[slot] === free) count++;
    ids[slot] = id;
    parents[slot] = parent;
  };
  const grow = (): void => {
    const [before, parentsBefore] = [ids, parents];
    ids = new BigInt64Array(before.length * 2).fill(free);
    parents = new BigInt64Array(before.length * 2);
    count = 0;
    for (const [slot, id] of before.entries()) if (id !== free) put(id, parentsBefore[slot]!);
  };

  return {
    add(id, answered) {
      if (!isId(id) || !isId(answered) || count >= mostAnswers) return;
      if (count * 3 > ids.length * 2) grow();
      put(BigInt(id), BigInt(answered));
    },
    rootOf(id, answered) {
      if (!isId(id)) return answered ?? id;
      let root = BigInt(id);
      let lowest = root;
      // Answers in a circle are found as Brent does it: by a mark that is moved ever farther.
      let mark = root;
      let untilMoved = 1;
      const path: number[] = [];
      for (let slot = slotOf(root); ids[slot] !== free && parents[slot] !== root;) {
        path.push(slot);
        root = parents[slot]!;
        if (root < lowest) lowest = root;
        if (root === mark) {
          root = lowest;
          break;
        }
        if (path.length === untilMoved) {
          mark = root;
          untilMoved *= 2;
        }
        slot = slotOf(root);
      }
      // Who asks next finds it at once.
      for (const slot of path) parents[slot] = root;
      return String(root);
    },
  };
}

/** Ids are whole numbers that fit in 64 bits. */
function isId(text: string): boolean {
  return /^\d{1,18}$/.test(text) || (/^\d{19}$/.test(text) && text < '9223372036854775808');
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
