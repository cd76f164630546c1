import {
  mostConversationsCounted,
  mostConversationsListed,
  type ImportOptions,
  type Inspection,
} from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Role } from '../../../shared/model/message.ts';
import { distinctCounter } from './count-distinct.ts';
import type { InputFile } from './inputs.ts';
import type { ParsedConversation, ParsedMessage } from '../store/import-records.ts';
import type { ParsedEvent } from './format.ts';
import { alone, type Near } from './near.ts';
import { withPreset } from './mapping.ts';
import { doubtfulZone, namesToChoose } from './questions.ts';
import { parseOptionsOf, readableFile, type ReadableFile } from './read-file.ts';
import { startOf } from './text/encoding.ts';
import { isZip, mostZipLevels, openZip, tooDeep } from './zip.ts';

/** Most of what an answer lists, whatever its limit on messages. */
const mostIssues = 1_000;
/** Of a conversation. */
const mostParticipants = 1_000;

/**
 * Reads what was given, a file or all of a folder or zip, and stores nothing. Counts everything, lists
 * the first `limit` messages. What one file cannot be read for is thrown only where none can be read.
 */
export async function inspectInputs(
  inputs: readonly InputFile[],
  options: ImportOptions,
  limit: number,
): Promise<Inspection> {
  const gathering = gather(limit, new Set(options.agents));
  for (const input of inputs) {
    await gathering.attempt(input.near ?? alone(input.name), () =>
      inspectInput(input, options, gathering, 1),
    );
  }
  return gathering.found();
}

/** A file by itself; of a zip, all that is in it. */
async function inspectInput(
  input: InputFile,
  options: ImportOptions,
  gathering: Gathering,
  zipLevel: number,
): Promise<void> {
  const { name, source, near } = input;
  const zip = isZip(await startOf(source, 4)) ? await openZip(input) : null;
  try {
    if (!zip || zip.workbook) {
      const file = await readableFile(source, name, options, near);
      await gathering.read(file, withPreset(options, file.preset));
      return;
    }
    if (zipLevel > mostZipLevels) throw tooDeep(name);
    for (const log of zip.logs) {
      const inside = { path: log.name, given: zip.given };
      // The zip is named for the chat where the log inside has the same name in every zip.
      const logName = log.source.name === '_chat.txt' ? name : log.source.name;
      await gathering.attempt(inside, () => {
        if (log.refusal) throw log.refusal;
        const inner = { path: log.name, name: logName, source: log.source, near: inside };
        return inspectInput(inner, options, gathering, zipLevel + 1);
      });
    }
  } finally {
    zip?.close();
  }
}

type Gathering = ReturnType<typeof gather>;

/** Puts together what several files hold. */
function gather(limit: number, agents: ReadonlySet<string>) {
  const conversations = new Map<string, OpenConversation>();
  const keys = distinctCounter(mostConversationsCounted);
  let found: Inspection | null = null;
  let failure: unknown;
  let readable = 0;
  const unread: { readonly near: Near; readonly issue: Inspection['issues'][number] }[] = [];

  let hasLocalTimes = false;

  const take = (into: Inspection, event: ParsedEvent): void => {
    switch (event.type) {
      case 'conversation': {
        keys.add(event.key);
        const known = conversations.get(event.key);
        // A file may learn the better title only later, e.g. when the customer first speaks.
        if (known) known.facts = event;
        else if (conversations.size < mostConversationsListed || into.messages.length < limit) {
          conversations.set(event.key, { facts: event, participants: new Map() });
        }
        break;
      }
      case 'message': {
        const conversation = conversations.get(event.conversation);
        const role = roleOf(event, agents);
        hasLocalTimes ||= event.zone !== null;
        if (event.isSystem) into.counts.system++;
        else {
          into.counts.messages++;
          meet(conversation, event.sender, role);
        }
        if (into.messages.length < limit) {
          into.messages.push(shown(event, role, conversation?.facts.title ?? ''));
        }
        break;
      }
      case 'session':
        into.counts.sessions++;
        break;
      case 'issue': {
        into.counts.issues++;
        const { line, reason, excerpt } = event;
        if (into.issues.length < mostIssues) into.issues.push({ line, reason, excerpt });
        break;
      }
      case 'question': {
        const { id, choices, assumed } = event;
        if (into.questions.some((asked) => asked.id === id)) break;
        into.questions.push({ id, choices: [...choices], assumed });
        break;
      }
    }
  };

  return {
    async read(file: ReadableFile, options: ImportOptions): Promise<void> {
      const into = (found ??= nothingOf(file, options));
      try {
        for await (const events of file.parse(parseOptionsOf(options))) {
          for (const event of events) take(into, event);
        }
        const doubt = hasLocalTimes ? doubtfulZone(file, options) : null;
        if (doubt && !into.questions.some(({ id }) => id === 'zone')) {
          into.questions.push({ id: 'zone', choices: [...doubt.choices], assumed: doubt.assumed });
        }
      } finally {
        await file.close();
      }
      readable++;
    },
    async attempt(near: Near, work: () => Promise<void>): Promise<void> {
      const { path: name, given } = near;
      if (given.taken.has(name)) return;
      try {
        await work();
      } catch (cause) {
        if (!(cause instanceof AppError)) throw cause;
        failure ??= cause;
        const excerpt = `${name}: ${cause.message}`;
        unread.push({ near, issue: { line: 0, reason: 'damaged-entry', excerpt } });
      }
    },
    found(): Inspection {
      if (!found || readable === 0) {
        throw failure ?? new AppError('unsupported-format', 'There is no chat log in this.');
      }
      // What another file was read along with is no failure, whichever came first.
      const failed = unread.filter(({ near: { path, given } }) => !given.taken.has(path));
      found.issues.push(...failed.slice(0, mostIssues).map(({ issue }) => issue));
      found.counts.issues += failed.length;
      found.counts.conversations = keys.count();
      for (const { facts, participants } of conversations.values()) {
        const names = [...participants].map(([sender, role]) => ({ name: sender, role }));
        found.conversations.push({
          title: facts.title,
          platform: facts.platform,
          participants: names,
        });
      }
      const names = namesToChoose(found.conversations);
      if (names) found.questions.push({ id: 'own-account', choices: names, assumed: 'unknown' });
      return found;
    },
  };
}

function nothingOf(file: ReadableFile, options: ImportOptions): Inspection {
  return {
    ...(file.preset && { preset: file.preset.name }),
    format: file.format.id,
    beta: file.format.beta,
    confidence: file.confidence,
    encoding: file.decoding.encoding,
    conversations: [],
    counts: { messages: 0, system: 0, issues: 0, conversations: 0, sessions: 0 },
    messages: [],
    issues: [],
    questions: [],
    table: file.format.table?.(file.sample, parseOptionsOf(options)) ?? null,
  };
}

interface OpenConversation {
  facts: ParsedConversation;
  readonly participants: Map<string, Role>;
}

function meet(conversation: OpenConversation | undefined, sender: string, role: Role): void {
  const participants = conversation?.participants;
  if (!participants || participants.size >= mostParticipants) return;
  if (!participants.has(sender)) participants.set(sender, role);
}

function roleOf({ role, sender, handle }: ParsedMessage, agents: ReadonlySet<string>): Role {
  return agents.has(handle) || agents.has(sender) ? 'agent' : role;
}

function shown(
  message: ParsedMessage,
  role: Role,
  conversation: string,
): Inspection['messages'][number] {
  const { sender, kind, sentAt, wallClock, zone, text, isSystem, internal } = message;
  return {
    conversation,
    sender,
    role,
    kind,
    sentAt,
    wallClock,
    zone,
    text,
    isSystem,
    internal,
  };
}
