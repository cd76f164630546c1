import type { Format, ParsedEvent } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { readCellTime, storedTime } from '../table/cell-time.ts';
import { tableRecords, tableWith } from '../table/records.ts';
import { plainMessage } from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { kakaoKind, kakaoTitle } from './kakaotalk/content.ts';

const headers = ['Date', 'User', 'Message'] as const;

/** KakaoTalk for PC, chat → export: one row a message, multi-line texts in quotes. */
export const kakaotalkCsv: Format = {
  id: 'kakaotalk-csv',
  version: 1,
  platform: 'kakaotalk',
  beta: false,
  sniff: (sample) => (tableWith(sample, ...headers)?.headers.length === 3 ? 0.95 : 0),
  async *parse(input) {
    const clock = zoneClock(input.options.zone);
    const title = kakaoTitle(fileStem(input.name));
    const conversation: ParsedConversation = {
      type: 'conversation',
      key: title,
      title,
      platform: 'kakaotalk',
      channel: 'im',
      shop: null,
      isGroup: true,
    };
    yield [conversation];
    for await (const records of tableRecords(input, { text: 'Message', needed: headers })) {
      const events: ParsedEvent[] = [];
      for (const { cell, cells, line, isRagged } of records) {
        const issue = (reason: 'ragged-row' | 'bad-time'): void => {
          const excerpt = cells.join(',').slice(0, 200);
          events.push({ type: 'issue', line, reason, excerpt, rejected: false });
        };
        const timeRaw = cell('Date');
        const time = readCellTime(timeRaw, 'MDY');
        if (time.is === 'unreadable' || time.is === 'no-date') issue('bad-time');
        if (isRagged) issue('ragged-row');
        const sender = cell('User');
        const text = cell('Message').replaceAll('\r\n', '\n');
        events.push({
          type: 'message',
          ...plainMessage,
          conversation: conversation.key,
          sender,
          handle: sender,
          // 시스템 tells of joining and leaving; 운영자 is the room's keeper and speaks.
          role: sender === '시스템' ? 'system' : 'unknown',
          kind: sender === '시스템' ? 'event' : kakaoKind(text),
          isSystem: sender === '시스템',
          text,
          ...storedTime(time, clock),
          timeRaw,
          position: line,
        });
      }
      yield events;
    }
  },
};
