import type { ImportOptions } from '../../../shared/contract/imports.ts';
import { detect, detectText, type Detected } from './detect.ts';
import type { BesideText, ParsedEvent, ParseInput, ParseOptions, Sample } from './format.ts';
import { joinedExports } from './joined-exports.ts';
import { glimpseOf } from './json/glimpse.ts';
import { alone, pathFrom, type Near } from './near.ts';
import { mappingOf, type ReadOptions } from './mapping.ts';
import { unzippedSource } from './gzip.ts';
import { decode, findDecoding, startOf, type ByteSource, type Decoding } from './text/encoding.ts';
import { linesOf } from './text/lines.ts';
import { openWorkbookFile, sheetSamples } from './workbook-file.ts';
import { wellFormed } from './well-formed.ts';
import { isZip } from './zip.ts';

/** A file whose encoding and format are known. */
export interface ReadableFile extends Detected {
  readonly decoding: Decoding;
  readonly sample: Sample;
  /** Reads it from the start; may be called again with other options. */
  parse(options: ParseOptions): AsyncGenerator<readonly ParsedEvent[], void, undefined>;
  /** To be called once it is no longer read. */
  close(): Promise<void>;
}

const sampleLength = 65_536;

/** Told of every file that is read along with another; gives the bytes to read. */
export type OnBeside = (path: string, found: ByteSource) => Promise<ByteSource>;

/** Finds out how a file is to be read. Throws what makes it unreadable. */
export async function readableFile(
  given: ByteSource,
  givenName: string,
  options: ReadOptions,
  near: Near = alone(givenName),
  onBeside: OnBeside = async (_path, found) => found,
): Promise<ReadableFile> {
  const source = await unzippedSource(given);
  const name = source === given ? givenName : givenName.replace(/\.gz$/iu, '');
  if (isZip(await startOf(source, 4))) return readableWorkbook(source, name, options, near);
  const decoding = await findDecoding(source, options.encoding);
  const { text, whole } = await startOfText(decode(source, decoding));
  // A short file is decoded once, however often it is read.
  const pieces = (): AsyncIterable<string> => (whole ? theseIn(whole) : decode(source, decoding));
  const sample = sampleOfText(text, name, near);
  const detected = detect(sample, options);
  const beside = async (other: string): Promise<BesideText | null> => {
    const path = pathFrom(near, other);
    const found = path === null ? null : await near.given.open(path);
    if (!found) return null;
    near.given.taken.add(path!);
    return besideText(path!, await onBeside(path!, found));
  };
  return {
    ...detected,
    decoding,
    sample,
    async *parse(parseOptions) {
      const lines = (): ReturnType<typeof linesOf> => linesOf(pieces());
      const input = {
        name,
        sample,
        workbook: null,
        beside,
        readText: textReader(parseOptions),
        lines,
        pieces,
        options: parseOptions,
      };
      for await (const events of toldIfEmpty(joinedExports(detected.format.parse(input)), sample)) {
        yield decoding.strict ? events : events.flatMap(withDamage);
      }
    },
    close: async () => undefined,
  };
}

/** A spreadsheet has no text of its own: formats see its sheets. */
async function readableWorkbook(
  source: ByteSource,
  name: string,
  options: ReadOptions,
  near: Near,
): Promise<ReadableFile> {
  const book = await openWorkbookFile(source);
  try {
    const empty = sampleOfText('', name, near);
    const sample = { ...empty, workbook: await sheetSamples(book.workbook) };
    const detected = detect(sample, options);
    const common = { name, sample, workbook: book.workbook, beside: async () => null };
    // The cells are told by the workbook.
    const pieces = (): AsyncIterable<string> => theseIn([]);
    const text = { lines: () => linesOf(pieces()), pieces };
    return {
      ...detected,
      decoding: { encoding: 'utf-8', strict: true },
      sample,
      parse: (parseOptions) =>
        toldIfEmpty(
          joinedExports(
            detected.format.parse({
              ...common,
              ...text,
              readText: textReader(parseOptions),
              options: parseOptions,
            }),
          ),
          sample,
        ),
      close: book.close,
    };
  } catch (cause) {
    await book.close();
    throw cause;
  }
}

export function parseOptionsOf(options: ImportOptions): ParseOptions {
  const { zone, dateOrder, agents } = options;
  return { zone, agents, ...(dateOrder && { dateOrder }), ...mappingOf(options) };
}

/** Read only when asked: many files name one that only the first of them needs. */
function besideText(path: string, source: ByteSource): BesideText {
  let decoding: Promise<Decoding> | null = null;
  const pieces = async function* (): AsyncGenerator<string> {
    const plain = await unzippedSource(source);
    decoding ??= findDecoding(plain);
    yield* decode(plain, await decoding);
  };
  return { path, pieces, lines: () => linesOf(pieces()) };
}

interface StartOfText {
  readonly text: string;
  /** All of the text, where it is short; else null. */
  readonly whole: readonly string[] | null;
}

async function startOfText(from: AsyncIterable<string>): Promise<StartOfText> {
  const pieces: string[] = [];
  let text = '';
  for await (const piece of from) {
    text += piece;
    if (text.length < sampleLength) pieces.push(piece);
    if (text.length >= (isLongLine(text) ? longestFirstLine : sampleLength)) break;
  }
  return { text, whole: text.length < sampleLength ? pieces : null };
}

async function* theseIn(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}

/** Of files with a JSON document on each line, the first is seen whole: it may hold a whole chat. */
const longestFirstLine = 4_000_000;

/** A JSON document goes on to the end of the sample, on its first line. */
function isLongLine(text: string): boolean {
  return /^\ufeff?\{/.test(text) && !/[\r\n]/.test(text);
}

function sampleOfText(start: string, name: string, near: Near): Sample {
  const text = start.slice(0, sampleLength).replace(/^\ufeff/, '');
  const isJsonLines = isLongLine(text) && /^[^\r\n]*\}[^\S\r\n]*[\r\n]\s*\{/.test(start);
  return {
    text,
    lines: (isJsonLines ? start : text).split(/\r\n|[\n\r\u2028]/),
    name,
    path: near.path,
    siblings: near.given.paths,
    json: isJsonLines ? undefined : glimpseOf(text),
    workbook: null,
  };
}

/** Reads texts inside of a file, which have no files beside them and no texts inside in turn. */
function textReader(options: ParseOptions): ParseInput['readText'] {
  return (text, name) => {
    const near = alone(name);
    const sample = sampleOfText(text, name, near);
    const pieces = async function* (): AsyncGenerator<string> {
      yield text;
    };
    return (
      detectText(sample)?.parse({
        name,
        sample,
        workbook: null,
        beside: async () => null,
        readText: () => null,
        lines: () => linesOf(pieces()),
        pieces,
        options,
      }) ?? null
    );
  };
}

/** A file in which nothing was found says so: it may be an empty export, or one that is written otherwise. */
async function* toldIfEmpty(
  batches: AsyncGenerator<readonly ParsedEvent[], void, undefined>,
  { lines, json }: Sample,
): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  // A list without entries says it itself: workspaces have many a day like that.
  let isEmpty = !Array.isArray(json) || json.length > 0;
  for await (const events of batches) {
    isEmpty &&= !events.some(({ type }) => tellsOfContent.has(type));
    yield wellFormed(events);
  }
  if (!isEmpty) return;
  const at = lines.findIndex((line) => line.trim() !== '');
  const excerpt = (lines[at] ?? '').slice(0, 200);
  yield [{ type: 'issue', line: at + 1, reason: 'no-messages', excerpt, rejected: false }];
}

const tellsOfContent: ReadonlySet<ParsedEvent['type']> = new Set(['message', 'session', 'issue']);

/** Where a person forced the encoding, bytes that are none are kept as U+FFFD and told. */
function withDamage(event: ParsedEvent): ParsedEvent[] {
  if (event.type !== 'message') return [event];
  if (!event.text.includes('\ufffd') && !event.sender.includes('\ufffd')) return [event];
  const excerpt = `${event.sender}: ${event.text}`.slice(0, 200);
  const line = event.position;
  return [event, { type: 'issue', line, reason: 'undecodable-bytes', excerpt, rejected: false }];
}
