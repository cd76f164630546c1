import type { Format, ParsedEvent } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { readJson } from '../json/records.ts';
import {
  hasKeys,
  idOf,
  isObject,
  listOf,
  objectOf,
  textOf,
  type JsonObject,
} from '../json/shape.ts';
import { readCellTime, storedTime } from '../table/cell-time.ts';
import { contentKind } from '../text/content-kind.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { bareNick, isSubAccount, shopOf, taobaoRole } from './taobao/account.ts';

const selector = '$.chats.*';

/** A file for each buyer, as a userscript saves the page 聊天记录查询; usually many in a zip. */
export const qianniuJson: Format = {
  id: 'qianniu-json',
  version: 1,
  platform: 'taobao',
  beta: true,
  sniff({ json }) {
    if (!hasKeys(json, 'user', 'chats') || !Array.isArray(json['chats'])) return 0;
    const [first] = listOf(json['chats']);
    if (first === undefined) return Object.hasOwn(json, 'exportTime') ? 0.9 : 0;
    return hasKeys(first, 'time', 'sender', 'text') ? 0.95 : 0;
  },
  async *parse(input) {
    const clock = zoneClock(input.options.zone);
    const { frame, shop } = await headOf(input.pieces());
    const user = textOf(frame['user']) || fileStem(input.name);
    const conversation: ParsedConversation = {
      ...plainConversation,
      key: bareNick(user),
      title: user,
      platform: 'taobao',
      shop,
    };
    let isOpen = false;
    for await (const items of readJson(input.pieces(), [selector])) {
      const events: ParsedEvent[] = [];
      for (const { value, number: line } of items) {
        const issue = (
          reason: 'unreadable-row' | 'no-date' | 'bad-time',
          excerpt: string,
          rejected: boolean,
        ): void =>
          void events.push({
            type: 'issue',
            line,
            reason,
            excerpt: excerpt.slice(0, 200),
            rejected,
          });
        if (!isObject(value)) {
          issue('unreadable-row', JSON.stringify(value), true);
          continue;
        }
        const sender = textOf(value['sender']);
        if (!isOpen) {
          isOpen = true;
          events.push(conversation);
        }
        const timeRaw = [textOf(value['date']), textOf(value['time'])].filter(Boolean).join(' ');
        const time = readCellTime(timeRaw, 'DMY');
        if (time.is === 'no-date') issue('no-date', timeRaw, false);
        if (time.is === 'unreadable') issue('bad-time', timeRaw, false);
        const text = textOf(value['text']);
        const image = idOf(value['imgUrl']);
        const isBuyer = bareNick(sender) === conversation.key;
        events.push({
          type: 'message',
          ...plainMessage,
          conversation: conversation.key,
          sender,
          handle: bareNick(sender),
          role: isBuyer ? 'customer' : taobaoRole(sender, shop ?? ''),
          kind: image !== null && text === '' ? 'image' : contentKind(text),
          text,
          ...storedTime(time, clock),
          timeRaw,
          position: line,
          attachments: image === null ? [] : [image],
        });
      }
      yield events;
    }
  },
};

/** What stands around the messages, and the shop that a sub-account among them names. */
async function headOf(
  pieces: AsyncIterable<string>,
): Promise<{ frame: JsonObject; shop: string | null }> {
  let shop: string | null = null;
  const reading = readJson(pieces, [selector]);
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) {
    if (shop !== null) continue;
    const senders = step.value.map(({ value }) => textOf(objectOf(value)['sender']));
    const account = senders.find(isSubAccount);
    if (account !== undefined) shop = shopOf(account);
  }
  return { frame: objectOf(step.value), shop };
}
