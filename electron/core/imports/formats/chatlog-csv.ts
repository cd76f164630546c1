import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { tableRecords, tableWith } from '../table/records.ts';
import { issueAt } from '../text/dialect.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { kindOfLink, kindOfType } from './wechat/kinds.ts';
import { isGroupId, wechatEvents } from './wechat/record.ts';

/** chatlog (sjzar), CSV: no direction, but in a private chat the other side is the talker. */
export const chatlogCsv: Format = {
  id: 'chatlog-csv',
  version: 1,
  platform: 'wechat',
  beta: true,
  sniff: (sample: Sample) => (tableWith(sample, ...headers) ? 0.97 : 0),
  parse,
};

const headers = ['Time', 'SenderName', 'Sender', 'TalkerName', 'Talker', 'Content'];

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  for await (const records of tableRecords(input, { text: 'Content', needed: headers })) {
    yield records.flatMap((record) => {
      const talker = record.cell('Talker');
      const sender = record.cell('Sender');
      const text = record.cell('Content');
      const isGroup = isGroupId(talker);
      const isSystem = sender === '系统消息';
      const told = events({
        position: record.line,
        talker,
        talkerName: record.cell('TalkerName'),
        isGroup,
        sender: sender === '我' ? '' : sender,
        senderName: record.cell('SenderName') || (sender === '我' ? sender : ''),
        isSelf:
          sender === '我' || (!isGroup && sender !== '' && talker !== '' && sender !== talker),
        kind: isSystem ? kindOfType(10_000, 0) : { kind: kindOfLink(text) ?? 'text', isSystem },
        text,
        moment: momentOf(record.cell('Time'), clock),
      });
      const line = { number: record.line, text: record.cells.join(',') };
      return record.isRagged ? [issueAt(line, 'ragged-row', false), ...told] : told;
    });
  }
}
