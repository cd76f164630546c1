import type { ImportOptions, Inspection } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Role } from '../../../shared/model/message.ts';
import type { InputFile } from './inputs.ts';
import type { ParsedConversation, ParsedMessage } from '../store/import-records.ts';
import { parseOptionsOf, readableFile } from './read-file.ts';
import { startOf, type ByteSource } from './text/encoding.ts';
import { isZip, openZip } from './zip.ts';

/** Most of what an answer lists, whatever its limit on messages. */
const mostIssues = 1_000;

/** Reads one file and stores nothing. Counts everything, lists the first `limit` messages. */
export async function inspectFile(
  input: InputFile,
  options: ImportOptions,
  limit: number,
): Promise<Inspection> {
  if (!isZip(await startOf(input.source, 4))) {
    return inspectSource(input.source, input.name, options, limit);
  }
  const zip = await openZip(input);
  try {
    const log = zip.logs.find(({ refusal }) => refusal === null);
    if (!log) throw new AppError('unsupported-format', 'There is no chat log in this zip.');
    const name = log.source.name === '_chat.txt' ? input.name : log.source.name;
    return await inspectSource(log.source, name, options, limit);
  } finally {
    zip.close();
  }
}

async function inspectSource(
  source: ByteSource,
  name: string,
  options: ImportOptions,
  limit: number,
): Promise<Inspection> {
  const file = await readableFile(source, name, options);
  const conversations = new Map<string, OpenConversation>();
  const agents = new Set(options.agents);
  const found: Inspection = {
    format: file.format.id,
    beta: file.format.beta,
    confidence: file.confidence,
    encoding: file.decoding.encoding,
    conversations: [],
    counts: { messages: 0, system: 0, issues: 0 },
    messages: [],
    issues: [],
    questions: [],
    table: file.format.table?.(file.sample, parseOptionsOf(options)) ?? null,
  };
  for await (const events of file.parse(parseOptionsOf(options))) {
    for (const event of events) {
      switch (event.type) {
        case 'conversation':
          if (!conversations.has(event.key)) {
            conversations.set(event.key, { facts: event, participants: new Map() });
          }
          break;
        case 'message': {
          const conversation = conversations.get(event.conversation);
          const role = roleOf(event, agents);
          if (event.isSystem) found.counts.system++;
          else {
            found.counts.messages++;
            meet(conversation, event.sender, role);
          }
          if (found.messages.length < limit) {
            found.messages.push(shown(event, role, conversation?.facts.title ?? ''));
          }
          break;
        }
        case 'issue': {
          found.counts.issues++;
          const { line, reason, excerpt } = event;
          if (found.issues.length < mostIssues) found.issues.push({ line, reason, excerpt });
          break;
        }
        case 'question':
          found.questions.push({
            id: event.id,
            choices: [...event.choices],
            assumed: event.assumed,
          });
          break;
      }
    }
  }
  for (const { facts, participants } of conversations.values()) {
    const names = [...participants].map(([sender, role]) => ({ name: sender, role }));
    found.conversations.push({
      title: facts.title,
      platform: facts.platform,
      participants: names,
    });
  }
  return found;
}

interface OpenConversation {
  readonly facts: ParsedConversation;
  readonly participants: Map<string, Role>;
}

function meet(conversation: OpenConversation | undefined, sender: string, role: Role): void {
  const participants = conversation?.participants;
  if (!participants || participants.size >= 10_000) return;
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
