import type { Line } from '../format.ts';
import { parseJson } from './parse.ts';

/** A line of a file that holds a JSON document on each. */
export interface JsonLine {
  readonly line: Line;
  /** Undefined where the line is no JSON. */
  readonly value: unknown;
}

/**
 * Reads JSON lines, some at a time. Blank ones and remarks (`#`) are left out; whole numbers that a double
 * cannot hold come as strings.
 */
export async function* readJsonLines(
  batches: AsyncIterable<readonly Line[]>,
): AsyncGenerator<readonly JsonLine[]> {
  for await (const lines of batches) {
    const found: JsonLine[] = [];
    for (const part of wholeLines(lines)) {
      const text = part.text.trim();
      if (text !== '' && !text.startsWith('#')) found.push({ line: part, value: valueOf(text) });
    }
    if (found.length > 0) yield found;
  }
}

/** U+2028 may stand inside of a JSON string as it is. */
function wholeLines(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    if (line.soft && last)
      whole[whole.length - 1] = { ...last, text: `${last.text}\u2028${line.text}` };
    else whole.push(line);
  }
  return whole;
}

function valueOf(text: string): unknown {
  try {
    return parseJson(text, /[:[,]\s*-?\d{16,}/.test(text) ? exact : undefined);
  } catch {
    return undefined;
  }
}

function exact(_key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? source
    : value;
}
