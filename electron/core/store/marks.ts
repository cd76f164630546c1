import type {
  MessageMarks,
  MessageNote,
  MessageTag,
  Thing,
} from '../../../shared/contract/marks.ts';
import type { By } from './store.ts';

/** What people write on messages. Whatever is taken off again stays on record, and so does who did it. */
export interface MarksStore {
  /** Of those messages that have any, in the order of their ids. */
  get(messageIds: readonly string[]): Promise<MessageMarks[]>;
  tags(): Promise<{ readonly tag: string; readonly messages: number }[]>;
  /** Messages that did not have it before. `not-found` for an unknown message. */
  tag(messageIds: readonly string[], tag: string, by: By): Promise<number>;
  /** Messages that had it. */
  untag(messageIds: readonly string[], tag: string, by: By): Promise<number>;
  /** The new note's id. `not-found` for an unknown message. */
  note(messageId: string, text: string, by: By): Promise<string>;
  /** `not-found` for an unknown note, `conflict` for one that was removed before. */
  removeNote(noteId: string, by: By): Promise<void>;
  readonly things: ThingMarksStore;
}

/** The same on what is no message. Each answers `not-found` for an unknown thing. */
export interface ThingMarksStore {
  of(thing: Thing): Promise<{ tags: MessageTag[]; notes: MessageNote[] }>;
  /** False where it has the tag already. */
  tag(thing: Thing, tag: string, by: By): Promise<boolean>;
  /** False where it does not have it. */
  untag(thing: Thing, tag: string, by: By): Promise<boolean>;
  note(thing: Thing, text: string, by: By): Promise<string>;
  removeNote(noteId: string, by: By): Promise<void>;
}
