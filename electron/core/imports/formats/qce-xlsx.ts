import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { sheetWith, tableRecords } from '../table/records.ts';
import { contentKind } from '../text/content-kind.ts';
import { plainMessage } from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { qqConversation } from './qq/conversation.ts';

/** qq-chat-exporter (QCE), workbook: a row a message; its other sheets count what is in this one. */
export const qceXlsx: Format = {
  id: 'qce-xlsx',
  version: 2,
  platform: 'qq',
  beta: true,
  sniff: (sample: Sample) => (shapeOf(sample) ? 0.97 : 0),
  parse,
};

/** Version 4 wrote long chats without numbers of people. */
const shapes = [
  { needed: ['序号', '时间', '发送者', '发送者QQ号', '消息类型', '消息内容'], text: '消息内容' },
  { needed: ['序号', '时间', '发送者', '消息类型', '内容', '是否撤回', '资源数量'], text: '内容' },
];

function shapeOf(sample: Sample) {
  return shapes.find(({ needed }) => sheetWith(sample, ...needed));
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const conversation = qqConversation(fileStem(input.name.replace(/\.xlsx$/iu, '')), false);
  yield [conversation];
  const shape = shapeOf(input.sample);
  if (!shape) return;
  for await (const records of tableRecords(input, shape)) {
    yield records.flatMap(({ line, cell }): ParsedEvent[] => {
      const moment = momentOf(cell('时间'), clock);
      const uin = cell('发送者QQ号');
      const text = cell(shape.text);
      const isSystem = /^(?:system|系统)/iu.test(cell('消息类型'));
      const isRecalled = /^(?:是|true|1)$/iu.test(cell('是否撤回'));
      const sender = cell('发送者') || uin;
      const message = {
        type: 'message',
        ...plainMessage,
        conversation: conversation.key,
        sender,
        handle: isSystem ? '' : uin || sender,
        role: isSystem ? 'system' : 'unknown',
        kind: isRecalled ? 'recall' : isSystem ? 'event' : contentKind(text),
        isSystem,
        text,
        ...moment,
        position: line,
      } as const;
      if (moment.sentAt !== null) return [message];
      const excerpt = `${moment.timeRaw} ${sender}: ${text}`.slice(0, 200);
      return [{ type: 'issue', line, reason: 'bad-time', excerpt, rejected: false }, message];
    });
  }
}
