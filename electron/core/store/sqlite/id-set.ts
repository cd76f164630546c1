/** Ids of rows, a bit for each: half a million numbers in a set of the language take thirty megabytes. */
export interface IdSet extends Iterable<number> {
  add(id: number): void;
  isEmpty(): boolean;
}

/** For ids that are counted from 1 on without large holes. They come out in their order. */
export function idSet(): IdSet {
  let words = new Uint32Array(32);
  let isEmpty = true;
  return {
    add(id) {
      const at = Math.floor(id / 32);
      if (at >= words.length) {
        const larger = new Uint32Array(Math.max(at + 1, words.length * 2));
        larger.set(words);
        words = larger;
      }
      words[at]! |= 1 << (id % 32);
      isEmpty = false;
    },
    isEmpty: () => isEmpty,
    *[Symbol.iterator]() {
      for (let at = 0; at < words.length; at++) {
        for (let bit = 0, word = words[at]!; word !== 0; bit++, word >>>= 1) {
          if ((word & 1) === 1) yield at * 32 + bit;
        }
      }
    },
  };
}
