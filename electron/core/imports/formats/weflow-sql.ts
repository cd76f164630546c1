import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { contentKind } from '../text/content-kind.ts';
import { fileStem } from '../text/file-stem.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { kindOfType } from './wechat/kinds.ts';
import { isGroupId, wechatEvents, type WechatRecord } from './wechat/record.ts';
import { insertedRows, type SqlRow } from './weflow/insert-rows.ts';

/**
 * WeFlow, SQL: the statements that make a table `weflow_messages` and fill it. They are read, never run; those
 * of any other table are none of a chat.
 */
export const weflowSql: Format = {
  id: 'weflow-sql',
  version: 1,
  platform: 'wechat',
  beta: true,
  sniff,
  parse,
};

const table = 'weflow_messages';

function sniff({ text }: Sample): number {
  if (!text.includes(table)) return 0;
  const creates = /^\s*CREATE TABLE (?:IF NOT EXISTS )?["`]?weflow_messages["`]?\s*\(/imu.test(
    text,
  );
  const inserts = /^\s*INSERT INTO ["`]?weflow_messages["`]?\s*\(/imu.test(text);
  return creates || inserts ? 0.98 : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  const stem = fileStem(input.name);
  for await (const rows of insertedRows(input.pieces(), table)) {
    yield rows.flatMap((row) => events(recordOf(row, stem, clock)));
  }
}

function recordOf({ values, number }: SqlRow, stem: string, clock: ZoneClock): WechatRecord {
  const told = (name: string): string => values.get(name) ?? '';
  const talker = told('session_id');
  const sender = told('sender');
  const isSelf = /^(?:true|1|t)$/iu.test(told('is_send'));
  const isGroup = isGroupId(talker);
  const text = told('content');
  const kind = kindOfType(Number(told('local_type')) || 1, 0);
  const isPlain = kind.kind === 'text' || kind.kind === 'card';
  const path = told('media_path');
  return {
    position: number,
    talker,
    talkerName: talker === '' ? stem : talker,
    isGroup,
    sender: sender === talker && isGroup ? '' : sender,
    senderName: sender !== '' || kind.isSystem ? '' : isSelf ? '我' : isGroup ? '' : talker,
    isSelf,
    kind: isPlain ? { ...kind, kind: contentKind(text) } : kind,
    text: text || path,
    moment: momentOf(told('create_time'), clock),
    platformId: told('message_id') || null,
    attachments: path === '' ? [] : [path],
  };
}
