import type { Format, ParsedEvent } from '../format.ts';
import type { ParsedConversation, ParsedMessage } from '../../store/import-records.ts';
import { readCellTime, storedTime } from '../table/cell-time.ts';
import { tableRecords, tableWith } from '../table/records.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { kakaoKind, kakaoTitle } from './kakaotalk/content.ts';
import { isNotice } from './kakaotalk/lines.ts';

const headers = ['Date', 'User', 'Message'] as const;

/** KakaoTalk for PC, chat → export: one row a message, multi-line texts in quotes. */
export const kakaotalkCsv: Format = {
  id: 'kakaotalk-csv',
  version: 3,
  platform: 'kakaotalk',
  beta: false,
  sniff: (sample) => (tableWith(sample, ...headers)?.headers.length === 3 ? 0.95 : 0),
  async *parse(input) {
    const clock = zoneClock(input.options.zone);
    const title = kakaoTitle(fileStem(input.name));
    const conversation: ParsedConversation = {
      ...plainConversation,
      key: title,
      title,
      platform: 'kakaotalk',
      isGroup: true,
    };
    yield [conversation];
    const speakers = new Set<string>();
    // The last message may go on in the next row.
    let last = null as ParsedMessage | null;
    for await (const records of tableRecords(input, { text: 'Message', needed: headers })) {
      const events: ParsedEvent[] = [];
      for (const { cell, cells, line, isRagged } of records) {
        const issue = (reason: 'ragged-row' | 'bad-time'): void => {
          const excerpt = cells.join(',').slice(0, 200);
          events.push({ type: 'issue', line, reason, excerpt, rejected: false });
        };
        const timeRaw = cell('Date');
        const time = readCellTime(timeRaw, 'MDY');
        const sender = cell('User');
        const text = cell('Message').replaceAll('\r\n', '\n');
        // What was deleted leaves a row of nobody, without a time.
        const isBare = timeRaw === '' && sender === '' && isNotice(text);
        if (last && time.is === 'unreadable' && !isBare && (isRagged || !speakers.has(sender))) {
          const more = cells.slice(0, cells.findLastIndex((each) => each !== '') + 1).join(',');
          last = { ...last, text: `${last.text}\n${more}` };
          continue;
        }
        if (!isBare && (time.is === 'unreadable' || time.is === 'no-date')) issue('bad-time');
        if (isRagged) issue('ragged-row');
        // 시스템 tells of joining and leaving, as rows of nobody do; 운영자 is the room's keeper and speaks.
        const isSystem = sender === '시스템' || (sender.trim() === '' && isNotice(text));
        if (last) events.push(last);
        if (!isBare && speakers.size < 2_000) speakers.add(sender);
        last = {
          type: 'message',
          ...plainMessage,
          conversation: conversation.key,
          sender,
          handle: sender,
          role: isSystem ? 'system' : 'unknown',
          kind: isSystem ? 'event' : kakaoKind(text),
          isSystem,
          text,
          ...storedTime(time, clock),
          timeRaw,
          position: line,
        };
      }
      yield events;
    }
    if (last) yield [last];
  },
};
