import type { ErrorCode, ErrorDetails } from '../../../shared/contract/errors.ts';
import type { ParseOptions } from './format.ts';
import type { LaidCopy } from './originals.ts';
import type { PackedEvents } from './packed-events.ts';
import type { ReadOptions } from './mapping.ts';
import type { ReadableFile } from './read-file.ts';

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
  | { readonly type: 'close' };

/** What the parsing thread tells. */
export type FromParser =
  | {
      readonly type: 'opened';
      readonly format: string;
      readonly facts: Omit<ReadableFile, 'format' | 'parse' | 'close'>;
    }
  | { readonly type: 'events'; readonly run: number; readonly packed: PackedEvents }
  | { readonly type: 'end'; readonly run: number }
  | { readonly type: 'beside'; readonly path: string }
  | { readonly type: 'failed'; readonly cause: unknown };

/** An `AppError` on its way. */
export interface ToldError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails | undefined;
}
