import type { Columns } from '../../../shared/contract/imports.ts';
import type { Platform } from '../../../shared/model/message.ts';
import type {
  ParsedConversation,
  ParsedIssue,
  ParsedMessage,
  ParsedSession,
} from '../store/import-records.ts';
import type { ByteSource } from './text/encoding.ts';
import type { Workbook } from './workbook/workbook.ts';

/**
 * A format is one file in `formats/`: a sniffer that scores content and an async generator that turns
 * decoded lines into parsed events. It touches no disk, no clock and no store.
 */
export interface Format {
  /** Stable id, e.g. `whatsapp-txt`; stored with every source file. */
  readonly id: string;
  /** Raised whenever the same bytes may be read differently than before. */
  readonly version: number;
  readonly platform: Platform;
  /** True until a real export has been read. */
  readonly beta: boolean;
  /** How likely `sample` is of this format: 0 (no) to 1 (certain). Content only; the name may break a tie. */
  sniff(sample: Sample): number;
  /**
   * The most that `sniff` ever says, or says of a sample as far as a glance tells: where to ask takes
   * long; else it may say 1.
   */
  readonly atMost?: number | ((sample: Sample) => number);
  /** Yields events in file order, some at a time: as many as a piece of the file gives. */
  parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined>;
  /** For tables: header names, how they are mapped, and the first rows. */
  table?(sample: Sample, options: ParseOptions): Table;
  /** Files inside of an export, by the names that its messages have as attachments. */
  embedded?(source: ByteSource): AsyncGenerator<EmbeddedFile>;
}

export interface EmbeddedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Table {
  readonly headers: string[];
  readonly columns: Columns;
  readonly rows: string[][];
}

/** The start of a file, decoded. */
export interface Sample {
  /** Up to the first 64 KiB as text, without BOM; lines as in the file, the last one possibly cut. */
  readonly text: string;
  /** The same, cut into lines; of JSON on lines, the first one whole even where it is longer. */
  readonly lines: readonly string[];
  /** File name without folder; only a hint. */
  readonly name: string;
  /** Its path inside of the folder or zip that was given, `/` between parts; else the name. */
  readonly path: string;
  /** Paths of the files given along with it, itself among them, written like `path`. */
  readonly siblings: readonly string[];
  /** What the start of a JSON file holds, its open brackets closed; undefined for other files. */
  readonly json: unknown;
  /** First rows of each sheet of an XLSX file, whose `text` is empty; null for other files. */
  readonly workbook: readonly SheetSample[] | null;
}

export interface SheetSample {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export interface ParseInput {
  readonly name: string;
  readonly sample: Sample;
  /** The sheets of an XLSX file; null for other files. */
  readonly workbook: Workbook | null;
  /**
   * A file given along with this one, by its path relative to this file (`../users.json`), read as text;
   * null where there is none. It is kept and verified with this file, and not imported once more.
   */
  beside(path: string): Promise<BesideText | null>;
  /** Reads a text inside of this file, e.g. a cell with a whole chat, as if it were one; null if it is none. */
  readText(
    text: string,
    name: string,
  ): AsyncGenerator<readonly ParsedEvent[], void, undefined> | null;
  /** Reads the file from its start, as often as asked; a list for each piece of it. */
  lines(): AsyncIterable<readonly Line[]>;
  /** The same text, not yet cut into lines. */
  pieces(): AsyncIterable<string>;
  readonly options: ParseOptions;
}

/** Text of a companion file, as often as asked. */
export interface BesideText {
  /** Written like `Sample.path`. */
  readonly path: string;
  lines(): AsyncIterable<readonly Line[]>;
  pieces(): AsyncIterable<string>;
}

export interface Line {
  /** From 1. A line cut at U+2028 keeps the number of its first part. */
  readonly number: number;
  /** Without its line end. */
  readonly text: string;
  /** True when it began after U+2028, which then belongs between it and the line before. */
  readonly soft?: boolean;
}

export interface ParseOptions {
  /** IANA zone for wall-clock times without one. */
  readonly zone: string;
  /** Day/month order, where a person has answered the question; otherwise found in the file. */
  readonly dateOrder?: 'DMY' | 'MDY' | 'YMD';
  /** Senders that a person has said are the shop's own. */
  readonly agents: readonly string[];
  /** Columns for a generic table: field to header name or `#n`. */
  readonly columns?: Columns;
  /** What stands between the cells of a generic table; otherwise found in the file. */
  readonly delimiter?: ',' | ';' | '\t' | '|';
  /** Words of a role column, by the side that a person said they mean. */
  readonly roleWords?: RoleWords;
  /** How a line opens a message, e.g. `{time} {sender}: {text}`, where a person marked it. */
  readonly linePattern?: string;
}

export interface RoleWords {
  readonly customer: readonly string[];
  readonly agent: readonly string[];
  readonly bot?: readonly string[];
  readonly system?: readonly string[];
}

export type ParsedEvent =
  | ParsedConversation
  | ParsedMessage
  | ParsedSession
  | ParsedIssue
  | ParsedQuestion;

/** Something the file cannot decide by itself; `assumed` was used meanwhile. */
export interface ParsedQuestion {
  readonly type: 'question';
  readonly id: 'date-order' | 'own-account' | 'zone' | 'columns';
  readonly choices: readonly string[];
  readonly assumed: string;
}
