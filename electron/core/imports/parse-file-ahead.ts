import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ParsedEvent } from './format.ts';
import { memorySource } from './inputs.ts';
import type { Near } from './near.ts';
import { withPreset } from './mapping.ts';
import { isSmall, readSmall } from './originals.ts';
import { eventPacker, type PackedEvents, type PackedPart } from './packed-events.ts';
import { factsOf, type FileToRead, type ToldAhead, type ToParser } from './parse-words.ts';
import { portionsOf } from './portions.ts';
import { parseOptionsOf, readableFile } from './read-file.ts';
import { isZip } from './zip.ts';

type Given = Extract<ToParser, { type: 'given' }>;

/** Small files by their numbers, and the events of all of them. */
export interface FilesAhead {
  readonly files: ReadonlyMap<number, ToldAhead | null>;
  readonly packed: PackedEvents;
}

/**
 * Reads small files whole, each with nothing but itself. Null for one that is to be read in its turn,
 * where all is told that hinders it: a zip, one that is refused, one that wants another file beside it.
 */
export async function parseFilesAhead(
  given: Given,
  toRead: readonly FileToRead[],
): Promise<FilesAhead> {
  const files = new Map<number, ToldAhead | null>();
  // A list for each file would take longer to pack and to hand over than a small file to read.
  const all = eventList();
  for (const each of toRead) files.set(each.number, await parseFileAhead(given, each, all));
  return { files, packed: eventPacker()(all.events) };
}

async function parseFileAhead(
  { options, paths }: Given,
  { disk, name, path }: FileToRead,
  all: EventList,
): Promise<ToldAhead | null> {
  const mark = all.mark();
  try {
    const bytes = readFileSync(disk);
    const source = memorySource(basename(disk), bytes);
    if (isZip(bytes) || !isSmall(source)) return null;
    const near: Near = { path, given: { paths, taken: new Set(), open: notAhead } };
    const file = await readableFile(source, name, options, near);
    const parseOptions = parseOptionsOf(withPreset(options, file.preset));
    const parts: PackedPart[] = [];
    let hasAttachments = false;
    for await (const portion of portionsOf(file.parse(parseOptions))) {
      parts.push(all.add(portion));
      hasAttachments ||= portion.some(names);
    }
    return {
      ...readSmall(bytes),
      facts: factsOf(file),
      options: parseOptions,
      parts,
      hasAttachments,
    };
  } catch {
    all.goBack(mark);
    return null;
  }
}

function names(event: ParsedEvent): boolean {
  return event.type === 'message' && event.attachments.length > 0;
}

/** Events of several files, one behind the other. */
interface EventList {
  readonly events: readonly ParsedEvent[];
  add(portion: readonly ParsedEvent[]): PackedPart;
  mark(): PackedPart;
  /** Forgets what came after the mark. */
  goBack(mark: PackedPart): void;
}

function eventList(): EventList {
  const events: ParsedEvent[] = [];
  let messages = 0;
  let others = 0;
  const mark = (): PackedPart => ({ messages: [messages, messages], others: [others, others] });
  return {
    events,
    add(portion) {
      const {
        messages: [fromMessage],
        others: [fromOther],
      } = mark();
      for (const event of portion) {
        events.push(event);
        if (event.type === 'message') messages++;
        else others++;
      }
      return { messages: [fromMessage, messages], others: [fromOther, others] };
    },
    mark,
    goBack(to) {
      [messages] = to.messages;
      [others] = to.others;
      events.length = messages + others;
    },
  };
}

async function notAhead(): Promise<never> {
  throw new Error('a file beside this one is wanted');
}
