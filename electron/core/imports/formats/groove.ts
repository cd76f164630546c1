import type { Role } from '../../../../shared/model/message.ts';
import type { Format, Sample } from '../format.ts';
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
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * Groove tickets, whose `actions` are messages and changes of state in one list: what a message says
 * stands in `change.body`. And messages alone, as the API lists them for a ticket: who wrote, and in which
 * ticket, is told by addresses. https://www.groovehq.com/docs/messages
 */
export const groove: Format = {
  id: 'groove',
  version: 1,
  platform: 'groove',
  beta: false,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    return readDrafts(input, lists, ({ value }) => {
      const message = bare(value, 'message');
      return isLone(message) ? loneDrafts(message, clock) : ticketDrafts(value, clock);
    });
  },
};

const lists = ['tickets', 'conversations', 'messages'];

function sniff(sample: Sample): number {
  const records = sampledRecords(sample, lists);
  const isOurs = (each: unknown): boolean =>
    actionsOf(bare(each, 'ticket')).some(isAction) || isLone(bare(each, 'message'));
  return records.some(isOurs) ? 0.95 : 0;
}

function isLone(message: JsonObject): boolean {
  const { author, ticket } = objectOf(message['links']);
  return hasKeys(message, 'body', 'created_at') && isObject(author) && isObject(ticket);
}

function loneDrafts(message: JsonObject, clock: ZoneClock): Draft[] {
  const { author, ticket } = objectOf(message['links']);
  const [, key] = lastSteps(ticket);
  const [side, account] = lastSteps(author);
  const role: Role = roles[side.replace(/s$/, '')] ?? 'unknown';
  const [, id] = lastSteps(message);
  const files = message['attachments'];
  const text = textOfHtml(firstText(message, 'body', 'plain_text_body'));
  return [
    conversationOf({ key, title: key, platform: 'groove' }),
    ...messageDrafts(
      {
        conversation: key,
        by: { sender: account, handle: account, role },
        at: message['created_at'],
        text,
        kind: kindOfFiles(files, text),
        internal: message['note'] === true,
        attachments: filesOf(files),
        platformId: id || null,
      },
      clock,
    ),
  ];
}

/** The last two parts of an address: `…/v1/customers/ann@example.org`. */
function lastSteps(link: unknown): [string, string] {
  const steps = firstText(objectOf(link), 'href').split('?')[0]!.split('/');
  const [before = '', last = ''] = steps.slice(-2);
  return [before, decoded(last)];
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** Some of what Groove writes is wrapped once more: `{customer: {customer: …}}`. */
function bare(value: unknown, name: string): JsonObject {
  const all = objectOf(value);
  return isObject(all[name]) ? all[name] : all;
}

function actionsOf(ticket: JsonObject): JsonObject[] {
  return listOf(ticket['actions']).map((each) => bare(each, 'action'));
}

function isAction(action: JsonObject): boolean {
  return hasKeys(action, 'change') && isObject(action['change']);
}

function ticketDrafts(value: unknown, clock: ZoneClock): Draft[] | null {
  const ticket = bare(value, 'ticket');
  const actions = actionsOf(ticket);
  const key = firstText(ticket, 'number', 'id');
  if (key === '' || !Array.isArray(ticket['actions'])) return null;
  const customer = nameOf(bare(ticket['customer'], 'customer'));
  const title = firstText(ticket, 'title', 'subject').trim() || customer || key;
  const conversation = conversationOf({ key, title, platform: 'groove' });
  return [
    conversation,
    ...actions.flatMap((action): Draft[] => {
      if (isAction(action)) return actionDrafts(action, key, customer, clock);
      const excerpt = JSON.stringify(action).slice(0, 200);
      return [{ type: 'issue', reason: 'unreadable-row', excerpt, rejected: true }];
    }),
  ];
}

function actionDrafts(
  action: JsonObject,
  conversation: string,
  customer: string,
  clock: ZoneClock,
): Draft[] {
  const change = objectOf(action['change']);
  const files = change['attachments'];
  const text = textOfHtml(firstText(change, 'body', 'plain_text_body'));
  const isMessage = /^message$/i.test(textOf(change['type'])) || text !== '';
  return messageDrafts(
    {
      conversation,
      by: speakerOf(bare(action['actor'], 'actor'), customer),
      at: action['created_at'] ?? change['created_at'],
      text: isMessage ? text : changeText(change),
      kind: kindOfFiles(files, text),
      internal: change['note'] === true,
      attachments: filesOf(files),
      platformId: idOf(action['id']),
      ...(!isMessage && asEvent),
    },
    clock,
  );
}

function speakerOf(actor: JsonObject, customer: string): Speaker {
  const side = textOf(actor['type']).toLowerCase();
  const role: Role = roles[side] ?? 'unknown';
  const sender = nameOf(actor) || (role === 'customer' ? customer : '') || side;
  return { sender, handle: firstText(actor, 'email', 'id') || sender, role };
}

const roles: Readonly<Record<string, Role>> = {
  customer: 'customer',
  agent: 'agent',
  user: 'agent',
  rule: 'bot',
  robot: 'bot',
  system: 'system',
};

/** What changed, in the words of the record. */
function changeText(change: JsonObject): string {
  const told = Object.entries(change).filter(
    ([key]) => !/(?:^|_)(?:id|type|href|url|at)$/.test(key),
  );
  const values = told.map(([, value]) => (isObject(value) ? nameOf(value) : textOf(value)));
  return [textOf(change['type']), ...values].filter(Boolean).join(': ');
}
