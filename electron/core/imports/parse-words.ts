import type { ErrorCode, ErrorDetails } from '../../../shared/contract/errors.ts';
import type { ParseOptions } from './format.ts';
import type { LaidCopy, ReadSmall } from './originals.ts';
import type { PackedEvents, PackedPart } from './packed-events.ts';
import type { ReadOptions } from './mapping.ts';
import type { ReadableFile } from './read-file.ts';

/** What the storing wants to know of a file beside its events. */
export interface OpenedFile extends Omit<ReadableFile, 'sample'> {
  readonly sample: Pick<ReadableFile['sample'], 'text'>;
  /** How many of its bytes were read for the events that have come so far. */
  position(): number;
}

/** The same on its way. */
export interface OpenedFacts extends Omit<OpenedFile, 'format' | 'parse' | 'close' | 'position'> {
  readonly format: string;
}

export function factsOf({
  format,
  decoding,
  confidence,
  preset,
  sample,
}: ReadableFile): OpenedFacts {
  const { text } = sample;
  return { format: format.id, decoding, confidence, preset, sample: { text } };
}

/** A small file on the disk. */
export interface FileToRead {
  readonly number: number;
  readonly disk: string;
  readonly name: string;
  /** Among the paths given along with it. */
  readonly path: string;
}

/** A small file, read whole before its turn. */
export interface FileAhead extends ToldAhead {
  /** Its events, and those of the files that were read with it. */
  readonly packed: PackedEvents;
}

/** The same on its way: files that are read together are packed together. */
export interface ToldAhead extends ReadSmall {
  readonly facts: OpenedFacts;
  /** Those that it was parsed with. */
  readonly options: ParseOptions;
  /** Lists of its events, as they are to be stored. */
  readonly parts: readonly PackedPart[];
  readonly hasAttachments: boolean;
}

/** Bytes that the parsing thread reads by itself: a copy on the disk, or a small file whole. */
export interface SharedSource {
  readonly name: string;
  readonly bytes: number;
  readonly content: LaidCopy | Uint8Array;
}

export interface OpenWord {
  readonly type: 'open';
  readonly source: SharedSource;
  readonly name: string;
  readonly options: ReadOptions;
  readonly near: { readonly path: string; readonly paths: readonly string[] } | null;
}

/** What the parsing thread is told. */
export type ToParser =
  | OpenWord
  /** `run` is told back with the events; `credit` of them may be on their way. */
  | {
      readonly type: 'parse';
      readonly run: number;
      readonly options: ParseOptions;
      readonly credit: number;
    }
  | { readonly type: 'more' }
  | { readonly type: 'beside'; readonly found: SharedSource | null }
  | { readonly type: 'close' }
  /** Of the files that are then to be read ahead. */
  | { readonly type: 'given'; readonly options: ReadOptions; readonly paths: readonly string[] }
  | { readonly type: 'ahead'; readonly files: readonly FileToRead[] };

/** What the parsing thread tells. */
export type FromParser =
  | { readonly type: 'opened'; readonly facts: OpenedFacts }
  | {
      readonly type: 'events';
      readonly run: number;
      readonly packed: PackedEvents;
      /** Of the file, until then. */
      readonly bytesRead: number;
    }
  | { readonly type: 'end'; readonly run: number }
  | { readonly type: 'beside'; readonly path: string }
  | {
      readonly type: 'ahead';
      readonly files: ReadonlyMap<number, ToldAhead | null>;
      readonly packed: PackedEvents;
    }
  | { readonly type: 'failed'; readonly cause: unknown };

/** An `AppError` on its way. */
export interface ToldError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails | undefined;
}
