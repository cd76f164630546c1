import type { Role } from '../../../../shared/model/message.ts';
import type { Format, ParseInput, Sample } from '../format.ts';
import { textOfHtml } from '../html/text.ts';
import { filesOf, kindOfFiles } from '../json/files.ts';
import {
  asEvent,
  conversationOf,
  messageDrafts,
  readDrafts,
  type Draft,
  type Speaker,
} from '../json/drafts.ts';
import { isCopyOf } from '../json/opening.ts';
import { sampledRecords } from '../json/pages.ts';
import { firstText, nameBook, nameOf } from '../json/people.ts';
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
import { pushedIn } from './zendesk/webhook.ts';

/**
 * Zendesk Support tickets with their comments, or the comments alone with the people beside them, or the
 * audits of a ticket, which have them among other events, or what a webhook was told. The requester is the
 * customer; comments that are not public are notes. A comment may have no time.
 * https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/
 */
export const zendeskSupport: Format = {
  id: 'zendesk-support',
  version: 1,
  platform: 'zendesk',
  beta: false,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    return readDrafts(input, lists, ({ value, page }) => {
      const pushed = pushedIn(value);
      const { ticket, comments } = pushed ?? partsOf(value);
      const isKnown = hasKeys(ticket, 'id') && ('description' in ticket || 'subject' in ticket);
      if (!comments.some(isComment) && !isKnown) return isAudit(value) ? [] : null;
      const people = pushed?.users ?? peopleOf(page, value, ticket);
      return ticketDrafts(ticket, comments, people, input, clock);
    });
  },
};

/** Comments alone are read as one record, since they are of one ticket. */
const lists = ['tickets', 'results', 'audits', 'ticket_events'];

function sniff(sample: Sample): number {
  const found = sampledRecords(sample, lists).map((value) => {
    const { ticket, comments } = pushedIn(value) ?? partsOf(value);
    if (comments.some(isComment)) return 0.95;
    return isTicket(ticket) ? 0.85 : 0;
  });
  return Math.max(0, ...found);
}

function isComment(value: unknown): value is JsonObject {
  return (
    hasKeys(value, 'author_id') &&
    ('public' in value || 'html_body' in value || 'audit_id' in value) &&
    ('body' in value || 'html_body' in value || 'plain_body' in value)
  );
}

/** A ticket with its first words and no comments: `via` is in every ticket of Zendesk. */
function isTicket(ticket: JsonObject): boolean {
  return (
    hasKeys(ticket, 'id', 'requester_id', 'description', 'via') &&
    ('submitter_id' in ticket || 'assignee_id' in ticket)
  );
}

function partsOf(value: unknown): { ticket: JsonObject; comments: JsonObject[] } {
  if (isComment(value)) return { ticket: {}, comments: [value] };
  const all = objectOf(value);
  if (isComment(all['comment'])) return { ticket: {}, comments: [all['comment']] };
  if (isAudit(value)) return { ticket: {}, comments: commentsOfAudit(value) };
  const ticket = objectOf(all['ticket'] ?? all);
  const found = all['comments'] ?? ticket['comments'];
  const comments = Array.isArray(found) ? found : objectOf(found)['comments'];
  return { ticket, comments: listOf(comments).filter(isObject) };
}

/** What was done to a ticket at once: a comment, and changes of its fields. */
function isAudit(value: unknown): value is JsonObject {
  return (
    hasKeys(value, 'ticket_id', 'events', 'author_id') ||
    hasKeys(value, 'events', 'via', 'id') ||
    hasKeys(value, 'ticket_id', 'child_events', 'via')
  );
}

function commentsOfAudit(audit: JsonObject): JsonObject[] {
  const { ticket_id, created_at, author_id, updater_id } = audit;
  return listOf(audit['events'] ?? audit['child_events'])
    .filter(isObject)
    .filter(({ type }) => textOf(type).endsWith('Comment'))
    .map((event) => ({ ticket_id, created_at, author_id: author_id ?? updater_id, ...event }));
}

/** All that a ticket and the answer around it tell of people. */
function peopleOf(page: JsonObject, value: unknown, ticket: JsonObject): JsonObject[] {
  const { users } = objectOf(value);
  const near = [ticket['requester'], ticket['submitter'], ticket['assignee']];
  return [...near, ...listOf(ticket['users']), ...listOf(users), ...listOf(page['users'])].filter(
    isObject,
  );
}

function ticketDrafts(
  ticket: JsonObject,
  comments: readonly JsonObject[],
  people: readonly JsonObject[],
  input: ParseInput,
  clock: ZoneClock,
): Draft[] {
  const key =
    firstText(ticket, 'id') ||
    ticketNear(ticket, comments) ||
    fileStem(input.name.replace(/\.jsonl?$/i, ''));
  const requester =
    firstText(ticket, 'requester_id') || textOf(objectOf(ticket['requester'])['id']);
  const names = nameBook(
    people,
    comments.map(({ author }) => author),
  );
  const roles = new Map(people.map(({ id, role }) => [textOf(id), textOf(role)]));
  const speakerOf = (id: string): Speaker => ({
    sender: names.get(id) ?? id,
    handle: id,
    role: roleOf(id, requester, roles.get(id)),
  });
  const conversation = conversationOf({
    key,
    title: firstText(ticket, 'subject', 'raw_subject').trim() || names.get(requester) || key,
    platform: 'zendesk',
  });
  return [
    conversation,
    ...openingDrafts(ticket, comments, key, requester, speakerOf, clock),
    ...comments.flatMap((comment) => commentDrafts(comment, key, speakerOf, clock)),
  ];
}

/** The ticket that comments alone are of: they name it, or the address of their next page does. */
function ticketNear(answer: JsonObject, comments: readonly JsonObject[]): string {
  const told = comments.map((comment) => firstText(comment, 'ticket_id')).find(Boolean);
  const links = objectOf(answer['links']);
  const address = firstText(
    { ...links, ...answer },
    'next_page',
    'previous_page',
    'url',
    'next',
    'prev',
  );
  return told ?? /\/tickets\/(\d+)/.exec(address)?.[1] ?? '';
}

/** Without a requester nobody knows who is who; -1 is Zendesk itself. */
function roleOf(id: string, requester: string, told: string | undefined): Role {
  if (id === '-1' || told === 'trigger' || told === 'system') return 'bot';
  if (id === requester && id !== '') return 'customer';
  if (told === 'end-user') return 'customer';
  return told === 'agent' || told === 'admin' || requester !== '' ? 'agent' : 'unknown';
}

/**
 * The description is the first comment once more. Where it is in none, it is the only copy of the first
 * words; where a customer's comment is there that reads otherwise, it is kept beside the messages.
 */
function openingDrafts(
  ticket: JsonObject,
  comments: readonly JsonObject[],
  conversation: string,
  requester: string,
  speakerOf: (id: string) => Speaker,
  clock: ZoneClock,
): Draft[] {
  const text = firstText(ticket, 'description');
  const at = ticket['created_at'];
  const isCopied = comments.some((each) => isCopyOf(text, at, bodyOf(each), each['created_at']));
  if (text === '' || isCopied) return [];
  const author = firstText(ticket, 'submitter_id') || requester;
  const hasOpening = comments.some((each) => textOf(each['author_id']) === author);
  const by = speakerOf(author);
  return messageDrafts({ conversation, by, at, text, ...(hasOpening && asEvent) }, clock);
}

function commentDrafts(
  comment: JsonObject,
  conversation: string,
  speakerOf: (id: string) => Speaker,
  clock: ZoneClock,
): Draft[] {
  const text = bodyOf(comment);
  const files = comment['attachments'];
  const author = firstText(comment, 'author_id');
  const by = speakerOf(author);
  const sender = author === '' ? nameOf(comment['author']) : by.sender;
  return messageDrafts(
    {
      conversation,
      by: { ...by, sender, handle: author || sender },
      at: comment['created_at'],
      text,
      kind: kindOfFiles(files, text),
      internal: comment['public'] === false,
      attachments: filesOf(files),
      platformId: idOf(comment['id']),
    },
    clock,
  );
}

function bodyOf(comment: JsonObject): string {
  return firstText(comment, 'body', 'plain_body') || textOfHtml(textOf(comment['html_body']));
}
