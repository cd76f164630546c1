import type { BesideText, Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { jsonFrame } from '../json/records.ts';
import { isObject, objectOf, textOf } from '../json/shape.ts';
import { tableRecords, tableWith } from '../table/records.ts';
import { issueAt } from '../text/dialect.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { kindOfType, kindOfWord } from './wechat/kinds.ts';
import { isGroupId, wechatEvents } from './wechat/record.ts';
import { talkerOfPath } from './wechat/talker.ts';

/**
 * PyWxDump and the programs that write its columns (MemoTrace for WeClone, WeFlow), CSV: a file for every
 * 5,000 rows, names in `users.json` beside it. WeFlow leaves out the chat and gives names, not ids.
 */
export const pywxdumpCsv: Format = {
  id: 'pywxdump-csv',
  version: 1,
  platform: 'wechat',
  beta: true,
  sniff: (sample: Sample) => (tableWith(sample, ...needed) ? 0.97 : 0),
  parse,
};

const needed = ['id', 'type_name', 'is_sender', 'talker', 'CreateTime'];

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const chat = talkerOfPath(input.sample);
  const headers = tableWith(input.sample, ...needed)?.headers ?? [];
  const text = headers.includes('msg') ? 'msg' : 'content';
  const users = (await usersOf(input, 'users.json')) ?? (await usersOf(input, '../users.json'));
  const nameOf = (id: string): string => users?.get(id) ?? '';
  const events = wechatEvents();
  for await (const records of tableRecords(input, { text, needed })) {
    yield records.flatMap((record) => {
      const { cell, line } = record;
      const talker = cell('room_name') || chat.id || chat.name;
      const sender = cell('talker');
      const type = cell('type_name');
      const { words, source } = contentOf(cell(text), cell('src'));
      const told = events({
        position: line,
        talker,
        talkerName: nameOf(talker) || (talker === chat.id ? chat.name : talker),
        isGroup: isGroupId(talker),
        sender: sender === '我' ? '' : sender,
        senderName: nameOf(sender) || sender,
        isSelf: cell('is_sender') === '1',
        kind: /^\d+$/u.test(type) ? kindOfType(Number(type), 0) : kindOfWord(type),
        text: words,
        moment: momentOf(cell('CreateTime'), clock),
        platformId: cell('MsgSvrID').length >= 12 ? cell('MsgSvrID') : null,
        attachments: source === '' ? [] : [source],
      });
      const raw = { number: line, text: record.cells.join(',') };
      return record.isRagged ? [issueAt(raw, 'ragged-row', false), ...told] : told;
    });
  }
}

/** The older column holds text and file as JSON. */
function contentOf(cell: string, src: string): { words: string; source: string } {
  if (!/^\s*\{.*\}\s*$/su.test(cell)) return { words: cell, source: src };
  try {
    const both: unknown = JSON.parse(cell);
    if (!isObject(both) || typeof both['msg'] !== 'string') return { words: cell, source: src };
    return { words: both['msg'], source: textOf(both['src']) || src };
  } catch {
    return { words: cell, source: src };
  }
}

/** Names by wxid: what the own account calls somebody, else what they call themselves. */
async function usersOf(
  { beside, name }: ParseInput,
  path: string,
): Promise<ReadonlyMap<string, string> | null> {
  if (name.endsWith('users.json')) return null;
  const found: BesideText | null = await beside(path);
  if (!found) return null;
  const users = objectOf(await jsonFrame(found.pieces(), []).catch(() => null));
  const named = Object.entries(users).map(([id, user]) => {
    const facts = objectOf(user);
    return [id, textOf(facts['remark']) || textOf(facts['nickname']) || textOf(user)] as const;
  });
  return new Map(named.filter(([, called]) => called !== ''));
}
