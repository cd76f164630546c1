import {
  Tokenizer,
  TokenizerError,
  TokenParser,
  TokenParserError,
  TokenType,
} from '@streamparser/json';
import { AppError } from '../../../../shared/contract/errors.ts';
import { mostJsonLevels } from './parse.ts';

/** One element of a selected array (or object) of a JSON document. */
export interface JsonItem {
  readonly value: unknown;
  /** Among all selected elements of the document, from 1. */
  readonly number: number;
  /** Keys and indexes that lead to it. */
  readonly path: readonly (string | number)[];
  /**
   * The objects and arrays around it, outermost first, as far as they were read before it: a chat's name
   * where that stands before its messages.
   */
  readonly around: readonly unknown[];
}

/**
 * Reads a JSON document in bounded memory: the elements that `selectors` name (`$.messages.*`), some at a
 * time, and returns the document without them. Whole numbers that a double cannot hold come as strings.
 * A document that is cut off or broken is a `damaged-file` with the byte.
 */
export async function* readJson(
  pieces: AsyncIterable<string>,
  selectors: readonly string[],
): AsyncGenerator<readonly JsonItem[], unknown, undefined> {
  let items: JsonItem[] = [];
  let frame: unknown;
  let number = 0;
  let bytes = 0;
  const tokenizer = new ExactTokenizer();
  const parser = new TokenParser({ paths: ['$', ...selectors] });
  const check = depthCheck();
  tokenizer.onToken = (token) => {
    check(token.token);
    parser.write(token);
  };
  parser.onValue = ({ value, key, parent, stack }) => {
    if (stack.length === 0) {
      frame = value;
      return;
    }
    const path = [...stack.slice(1).map((each) => each.key!), key!];
    const around = stack.slice(1).map((each): unknown => each.value);
    items.push({ value, number: ++number, path, around: [...around, parent] });
    // Taken out, so that the document never grows with its elements.
    if (Array.isArray(parent)) parent.length -= 1;
    else if (parent) delete (parent as Record<string, unknown>)[String(key)];
  };
  try {
    for await (const piece of pieces) {
      tokenizer.write(bytes === 0 ? piece.replace(/^\ufeff/, '') : piece);
      bytes += Buffer.byteLength(piece);
      if (items.length === 0) continue;
      yield items;
      items = [];
    }
    if (!tokenizer.isEnded) tokenizer.end();
    if (!parser.isEnded) throw new TokenParserError('The document ended early.');
  } catch (cause) {
    throw broken(cause, bytes);
  }
  if (items.length > 0) yield items;
  return frame;
}

/** The document without the elements that `selectors` name. */
export async function jsonFrame(
  pieces: AsyncIterable<string>,
  selectors: readonly string[],
): Promise<unknown> {
  const reading = readJson(pieces, selectors);
  let step = await reading.next();
  while (!step.done) step = await reading.next();
  return step.value;
}

/**
 * Where a document that begins like JSON is none, as a `damaged-file`; null where it is well so far.
 * `isWhole`: nothing comes after the text.
 */
export function flawOf(text: string, isWhole: boolean): AppError | null {
  const tokenizer = new ExactTokenizer();
  const parser = new TokenParser({ paths: ['$'] });
  const check = depthCheck();
  let last = 0;
  tokenizer.onToken = (token) => {
    last = token.offset;
    check(token.token);
    parser.write(token);
  };
  parser.onValue = () => {};
  try {
    tokenizer.write(text);
    last = Buffer.byteLength(text);
    if (isWhole && !parser.isEnded) throw new TokenParserError('The document ended early.');
    return null;
  } catch (cause) {
    const flaw = broken(cause, last);
    return flaw instanceof AppError ? flaw : null;
  }
}

/** Order numbers and snowflakes have more digits than a double; what is assembled takes any value. */
class ExactTokenizer extends Tokenizer {
  protected override parseNumber(written: string): number {
    const value = Number(written);
    if (Number.isSafeInteger(value) || !/^-?\d+$/.test(written)) return value;
    return written as unknown as number;
  }
}

/** To be told of every token. */
function depthCheck(): (token: TokenType) => void {
  let depth = 0;
  return (token) => {
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) {
      if (++depth > mostJsonLevels) {
        throw new AppError('damaged-file', 'This JSON file is nested without end.');
      }
    } else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth--;
  };
}

function broken(cause: unknown, bytesBefore: number): unknown {
  if (!(cause instanceof TokenizerError || cause instanceof TokenParserError)) return cause;
  const told = /position "?(\d+)/.exec(cause.message)?.[1];
  const byte = told === undefined ? bytesBefore : Number(told);
  const message = `The JSON file is cut off or broken at byte ${byte}. Export it again.`;
  return new AppError('damaged-file', message, { byte }, { cause });
}
