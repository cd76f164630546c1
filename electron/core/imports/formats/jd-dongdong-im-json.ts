import type { MessageKind, Role } from '../../../../shared/model/message.ts';
import type { Format, ParsedEvent } from '../format.ts';
import type { ParsedConversation, ParsedMessage } from '../../store/import-records.ts';
import { textOfHtml } from '../html/text.ts';
import { readJson } from '../json/records.ts';
import { idOf, isObject, listOf, objectOf, textOf, type JsonObject } from '../json/shape.ts';
import { readCellTime, storedTime } from '../table/cell-time.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { isJdRobot, jdKind } from './jd/speaker.ts';

/**
 * JD Dongdong, the answer of the chat's own interface as captured from its page: newest first, robots,
 * greetings and cards along with what people wrote. Customers have their full name, so that the customer
 * is the conversation; what the system sends names neither session nor customer.
 */
export const jdDongdongImJson: Format = {
  id: 'jd-dongdong-im-json',
  version: 1,
  platform: 'jd',
  beta: false,
  sniff: ({ json }) => (listPath(json) === null ? 0 : 0.95),
  async *parse(input) {
    const { name, options, sample } = input;
    const selector = `$.${[...(listPath(sample.json) ?? ['data']), '*'].join('.')}`;
    const speakers = await customersOf(input.pieces(), selector);
    const clock = zoneClock(options.zone);
    const opened = new Set<string>();
    for await (const items of readJson(input.pieces(), [selector])) {
      const events: ParsedEvent[] = [];
      for (const { value, number } of items) {
        if (!isRecord(value)) {
          const excerpt = JSON.stringify(value).slice(0, 200);
          events.push({
            type: 'issue',
            line: number,
            reason: 'unreadable-row',
            excerpt,
            rejected: true,
          });
          continue;
        }
        const conversation = conversationOf(value, speakers, fileStem(name));
        if (!opened.has(conversation.key)) {
          opened.add(conversation.key);
          events.push(conversation);
        }
        const timeRaw = textOf(value['datetime'] ?? value['timestamp'] ?? value['clientTime']);
        const time = readCellTime(timeRaw, 'DMY');
        if (time.is === 'unreadable' || time.is === 'no-date') {
          events.push({
            type: 'issue',
            line: number,
            reason: 'bad-time',
            excerpt: timeRaw,
            rejected: false,
          });
        }
        const said = messageOf(value, number);
        const stored = storedTime(time, clock);
        events.push({ ...said, ...stored, conversation: conversation.key, timeRaw });
      }
      yield events;
    }
  },
};

const listPaths = [
  ['data'],
  ['data', 'data'],
  ['data', 'list'],
  ['data', 'messages'],
  ['result', 'data'],
  ['messages'],
  [],
] as const;

/** Keys that lead to the list of messages; null where there is none. */
function listPath(json: unknown): readonly string[] | null {
  const found = listPaths.find((path) => {
    let at = json;
    for (const key of path) at = objectOf(at)[key];
    return listOf(at).slice(0, 20).some(isJdRecord);
  });
  return found ?? null;
}

function isRecord(value: unknown): value is JsonObject {
  return isObject(value) && isObject(value['body']);
}

function isJdRecord(value: unknown): boolean {
  if (!isRecord(value) || !isObject(value['from'])) return false;
  return /\.(?:customer|waiter)$/u.test(textOf(value['from']['app']));
}

interface Customers {
  readonly bySession: ReadonlyMap<string, string>;
  /** The customer of a file that has only one. */
  readonly only: string | null;
}

/** Who is served in which session. What the system sends is told apart by it alone. */
async function customersOf(pieces: AsyncIterable<string>, selector: string): Promise<Customers> {
  const bySession = new Map<string, string>();
  const all = new Set<string>();
  for await (const items of readJson(pieces, [selector])) {
    for (const { value } of items) {
      if (!isRecord(value)) continue;
      const customer = namedCustomer(value);
      if (customer === null) continue;
      if (all.size < 2) all.add(customer);
      const session = sessionOf(value);
      if (session !== '') bySession.set(session, customer);
    }
  }
  const [only = null] = all.size === 1 ? all : [];
  return { bySession, only };
}

function namedCustomer(record: JsonObject): string | null {
  const sides = [objectOf(record['from']), objectOf(record['to'])];
  const side = sides.find(({ app }) => textOf(app).endsWith('.customer'));
  return idOf(side?.['pin']);
}

function sessionOf({ body }: JsonObject): string {
  const { chatinfo, sid } = objectOf(body);
  return textOf(objectOf(chatinfo)['sid'] ?? sid);
}

function conversationOf(
  record: JsonObject,
  { bySession, only }: Customers,
  file: string,
): ParsedConversation {
  const session = sessionOf(record);
  const customer = namedCustomer(record) ?? bySession.get(session) ?? only;
  return {
    ...plainConversation,
    key: customer ?? (session === '' ? file : `session:${session}`),
    title: customer ?? (session === '' ? file : session),
    platform: 'jd',
  };
}

type Said = Omit<ParsedMessage, 'conversation' | 'sentAt' | 'wallClock' | 'zone' | 'timeRaw'>;

function messageOf(record: JsonObject, position: number): Said {
  const body = objectOf(record['body']);
  const pin = textOf(objectOf(record['from'])['pin']);
  const type = textOf(body['type']);
  const text = readableText(body);
  const url = idOf(body['url']);
  const session = sessionOf(record);
  const mid = idOf(record['mid']);
  const isSystem = pin === '';
  return {
    type: 'message',
    ...plainMessage,
    sender: pin,
    handle: pin,
    role: roleOf(record, pin),
    kind: isSystem ? 'event' : (kinds[type] ?? jdKind(text)),
    isSystem,
    text: text || (url ?? ''),
    platformId: idOf(record['id']) ?? (mid === null ? null : `${session}:${mid}`),
    position,
    attachments: url !== null && type in kinds ? [url] : [],
  };
}

function roleOf(record: JsonObject, pin: string): Role {
  if (pin === '') return 'system';
  const app = textOf(objectOf(record['from'])['app']);
  if (app.endsWith('.customer')) return 'customer';
  if (isJdRobot(pin)) return 'bot';
  return app.endsWith('.waiter') ? 'agent' : 'unknown';
}

const kinds: Readonly<Record<string, MessageKind>> = {
  image: 'image',
  video: 'video',
  audio: 'voice',
  voice: 'voice',
  file: 'file',
  template2: 'card',
};

/** Cards keep their words in the fields of a template. */
function readableText(body: JsonObject): string {
  const template = objectOf(objectOf(body['data'])['tplData']);
  const parts = listOf(template['data']).flatMap((part) => {
    const { title, content, pushContent } = objectOf(objectOf(part)['data']);
    return [title, content, pushContent].map(textOf).filter((each) => each.trim() !== '');
  });
  const written =
    parts.join('\n') ||
    textOf(body['content']) ||
    textOf(body['pushContent']) ||
    textOf(template['pushContent']) ||
    textOf(objectOf(body['chatinfo'])['pushContent']);
  return isHtml.test(written) ? textOfHtml(written) : written;
}

/** Robots and cards write HTML; people write "<3". */
const isHtml = /<\/?(?:br|p|div|span|a|img|font|b|strong|em|ul|ol|li|table)\b[^<>]*>/iu;
