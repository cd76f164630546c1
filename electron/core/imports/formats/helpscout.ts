import type { Role } from '../../../../shared/model/message.ts';
import type { Format, Sample } from '../format.ts';
import { textOfHtml } from '../html/text.ts';
import { filesOf, kindOfFiles } from '../json/files.ts';
import {
  asEvent,
  conversationOf,
  messageDrafts,
  nobody,
  readDrafts,
  type Draft,
  type Speaker,
} from '../json/drafts.ts';
import { sampledRecords } from '../json/pages.ts';
import { firstText, nameOf } from '../json/people.ts';
import {
  hasKeys,
  idOf,
  isObject,
  listOf,
  objectOf,
  textOf,
  type JsonObject,
} from '../json/shape.ts';
import { fileStem } from '../text/file-stem.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * Help Scout conversations with their threads, newest first, as the Mailbox API gives them, or the
 * threads alone. Line items tell what happened. A conversation's count of threads leaves some out.
 * https://developer.helpscout.com/mailbox-api/endpoints/conversations/threads/list/
 */
export const helpscout: Format = {
  id: 'helpscout',
  version: 1,
  platform: 'helpscout',
  beta: false,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    return readDrafts(input, lists, ({ value }) =>
      conversationDrafts(value, fileStem(input.name.replace(/\.jsonl?$/i, '')), clock),
    );
  },
};

const lists = ['_embedded.conversations', 'conversations', 'items'];

function sniff(sample: Sample): number {
  const records = sampledRecords(sample, lists).map(bare);
  if (records.some((each) => threadsOf(each).some(isThread))) return 0.95;
  const isBare = (each: JsonObject): boolean =>
    hasKeys(each, 'primaryCustomer', 'mailboxId') || hasKeys(each, 'primaryCustomer', '_embedded');
  return records.some(isBare) ? 0.9 : 0;
}

function bare(value: unknown): JsonObject {
  const all = objectOf(value);
  return objectOf(all['item'] ?? all['conversation'] ?? all);
}

function isThread(thread: JsonObject): boolean {
  return (
    hasKeys(thread, 'type', 'createdAt', 'createdBy') ||
    hasKeys(thread, 'type', 'createdBy', 'body')
  );
}

function threadsOf(conversation: JsonObject): JsonObject[] {
  const embedded = objectOf(conversation['_embedded'])['threads'];
  const { threads } = conversation;
  return listOf(embedded ?? (isObject(threads) ? threads['items'] : threads)).filter(isObject);
}

function conversationDrafts(value: unknown, name: string, clock: ZoneClock): Draft[] | null {
  const record = bare(value);
  const threads = threadsOf(record);
  const customer = objectOf(record['primaryCustomer'] ?? record['customer']);
  if (!threads.some(isThread) && Object.keys(customer).length === 0) return null;
  const key = firstText(record, 'id') || conversationNear(record) || name;
  const title = firstText(record, 'subject').trim() || nameOf(customer);
  const conversation = conversationOf({ key, title: title || key, platform: 'helpscout' });
  return [conversation, ...threads.flatMap((thread) => threadDrafts(thread, key, clock))];
}

/** The conversation that threads alone are of: their address names it. */
function conversationNear({ _links: links }: JsonObject): string {
  const { href } = objectOf(objectOf(links)['self']);
  return /\/conversations\/(\d+)/.exec(textOf(href))?.[1] ?? '';
}

function threadDrafts(thread: JsonObject, conversation: string, clock: ZoneClock): Draft[] {
  const type = textOf(thread['type']);
  const files = objectOf(thread['_embedded'])['attachments'] ?? thread['attachments'];
  const html = textOf(thread['body']);
  const isEvent = type === 'lineitem';
  const text = textOfHtml(html) || (isEvent ? actionText(thread) : '');
  return messageDrafts(
    {
      conversation,
      by: speakerOf(thread, type),
      at: thread['createdAt'],
      text,
      kind: thread['state'] === 'hidden' ? 'recall' : kindOfFiles(files, text),
      // A draft was never sent.
      internal: type === 'note' || thread['state'] === 'draft',
      attachments: filesOf(files),
      platformId: idOf(thread['id']),
      ...(isEvent && asEvent),
    },
    clock,
  );
}

/** What happened, in the words of the record. */
function actionText({ action, status, type }: JsonObject): string {
  const told = firstText(objectOf(action), 'text', 'type');
  return told || [textOf(type), textOf(status)].filter(Boolean).join(': ');
}

function speakerOf(thread: JsonObject, type: string): Speaker {
  const author = objectOf(thread['createdBy'] ?? thread['customer']);
  const side = textOf(author['type']) || (type === 'customer' ? 'customer' : 'user');
  const id = idOf(author['id']);
  const sender = nameOf(author) || (id === null ? '' : `${side}:${id}`);
  if (sender === '') return type === 'customer' ? { ...nobody, role: 'customer' } : nobody;
  const role: Role = roles[side] ?? 'agent';
  return { sender, handle: id === null ? sender : `${side}:${id}`, role };
}

const roles: Readonly<Record<string, Role>> = {
  customer: 'customer',
  person: 'customer',
  user: 'agent',
  team: 'agent',
  system: 'bot',
  system_user: 'bot',
  workflow: 'bot',
  ai: 'bot',
};
