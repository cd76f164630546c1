import { Parser } from 'htmlparser2';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { ByteSource } from '../text/encoding.ts';

/** What is told of an XML part, names without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

type Decoder = InstanceType<typeof TextDecoder>;

/** Spreadsheets nest about ten deep. */
const deepest = 256;

/**
 * Reads one XML part of an office file, element by element, and hands over after each piece of it.
 * Entities are those of XML itself: what a document type declares is never expanded. A part that ends
 * before its root does is a `damaged-file`.
 */
export async function* readXml(
  source: ByteSource,
  handler: XmlHandler,
): AsyncGenerator<void, void, undefined> {
  let depth = 0;
  let isWhole = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > deepest) throw broken(source.name);
        handler.open?.(localName(name), attributes);
      },
      ontext: (text) => handler.text?.(text),
      onclosetag(name, isImplied) {
        depth--;
        if (depth === 0 && !isImplied) isWhole = true;
        handler.close?.(localName(name));
      },
    },
    { xmlMode: true },
  );
  let decoder: Decoder | null = null;
  for await (const chunk of source.open()) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    parser.write(decoded(decoder, chunk, source.name));
    yield;
  }
  parser.end();
  if (!isWhole) throw broken(source.name);
  yield;
}

/** The attribute of this name, whatever its prefix. */
export function attribute(
  attributes: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  return Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}

/** `_x000D_` and the like stand for characters that XML cannot hold (ECMA-376, ST_Xstring). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decoded(decoder: Decoder, chunk: Buffer, name: string): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch (cause) {
    throw broken(name, cause);
  }
}

function broken(part: string, cause?: unknown): AppError {
  const message = 'The Excel file is damaged: a part of it is cut off or broken. Save it again.';
  return new AppError('damaged-file', message, { part }, { cause });
}
