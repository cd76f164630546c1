/** Characters so common in shop talk that they rule out little. */
const common = new Set('的了是我你您有不没在么吗好一这个就给亲到要可以能会还上来去发时 ');
const COMMON = 40;
/** A class wider than this rules out nothing. */
const WIDEST = 40;
/** Two neighbours rule out more than one alone. */
const PAIR = { letters: 6, common: 4, rare: 0.5 };
/** Two classes that make more pairs than this are better read one by one. */
const MOST_PAIRS = 60;

/**
 * Characters (UTF-16 units), or pairs of neighbours, of which any match must hold at least one; null where no
 * such set is known.
 */
type Required = ReadonlySet<string> | null;

/**
 * Reads a pattern (regular expression source) and tells which characters a match cannot do without, so
 * that texts that hold none of them need not be searched. Careful: where in doubt, null.
 */
export function requiredCharacters(source: string): Required {
  const reader = { source, at: 0 };
  const required = readAlternatives(reader);
  return reader.at === source.length ? required : null;
}

interface Reader {
  source: string;
  at: number;
}

/** Whichever alternative matches, one of its characters is there. */
function readAlternatives(reader: Reader): Required {
  const all = new Set<string>();
  let isKnown = true;
  for (;;) {
    const required = readSequence(reader);
    if (required === null) isKnown = false;
    else for (const char of required) all.add(char);
    if (reader.source[reader.at] !== '|') return isKnown ? all : null;
    reader.at++;
  }
}

/** Every part of a sequence must match: the part that rules out most serves for all. */
function readSequence(reader: Reader): Required {
  let best: Required = null;
  let before: Required = null;
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const isGroup = reader.source[reader.at] === '(';
    const part = readPart(reader);
    const from = reader.at;
    const isOptional = readQuantifier(reader);
    const isOnce = reader.at === from && !isGroup;
    for (const needed of isOptional ? [] : [part, isOnce ? pairsOf(before, part) : null])
      if (needed !== null && (best === null || cost(needed) < cost(best))) best = needed;
    before = isOnce ? part : null;
  }
  return best;
}

/** Of two characters side by side, which neighbours they may be. */
function pairsOf(before: Required, next: Required): Required {
  if (before === null || next === null || before.size * next.size > MOST_PAIRS) return null;
  if ([...before, ...next].some((one) => one.length > 1)) return null;
  return new Set([...before].flatMap((one) => [...next].map((other) => one + other)));
}

function readPart(reader: Reader): Required {
  const char = reader.source[reader.at] ?? '';
  if (char === '(') return readGroup(reader);
  if (char === '[') return readClass(reader);
  if (char === '\\') return readEscape(reader);
  reader.at++;
  return '^$.'.includes(char) ? null : new Set([char]);
}

function readGroup(reader: Reader): Required {
  const opening =
    /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(reader.source.slice(reader.at))?.[0] ?? '(';
  reader.at += opening.length;
  const required = readAlternatives(reader);
  reader.at++;
  return /^\(\?<?[=!]/.test(opening) ? null : required;
}

function readClass(reader: Reader): Required {
  const { source } = reader;
  let at = reader.at + 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  const body = source.slice(reader.at + 1, at);
  reader.at = at + 1;
  if (body.startsWith('^') || /\\[^d]|-/.test(body)) return null;
  const chars = [...body.replaceAll('\\d', '0123456789')];
  return chars.length > WIDEST ? null : new Set(chars);
}

function readEscape(reader: Reader): Required {
  const char = reader.source[reader.at + 1] ?? '';
  if (char === 'u') {
    const code = Number.parseInt(reader.source.slice(reader.at + 2, reader.at + 6), 16);
    reader.at += 6;
    return Number.isNaN(code) ? null : new Set([String.fromCharCode(code)]);
  }
  const named = /^\\(?:k<\w+>|[pP]\{[^}]*\})/.exec(reader.source.slice(reader.at))?.[0];
  reader.at += named?.length ?? 2;
  if (char === 'd') return new Set('0123456789');
  return /\w/.test(char) ? null : new Set([char]);
}

/** Moves past a quantifier and tells whether it allows none at all. */
function readQuantifier(reader: Reader): boolean {
  const found = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at));
  if (!found) return false;
  reader.at += found[0].length;
  return found[0].startsWith('?') || found[0].startsWith('*') || found[1] === '0';
}

function cost(required: ReadonlySet<string>): number {
  let sum = 0;
  for (const one of required)
    sum += one.length === 2 ? costOfPair(one) : isCommon(one) ? COMMON : 1;
  return sum;
}

function costOfPair(pair: string): number {
  if (/^[ -~]{2}$/.test(pair)) return PAIR.letters;
  return [...pair].every(isCommon) ? PAIR.common : PAIR.rare;
}

const isCommon = (char: string): boolean => common.has(char) || char < '\u3400';
