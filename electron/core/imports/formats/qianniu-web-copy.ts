import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { readCellTime, storedTime } from '../table/cell-time.ts';
import { isTableOfTexts } from '../table/table-of-texts.ts';
import { contentKind } from '../text/content-kind.ts';
import { plainMessage } from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { bareNick, isSubAccount } from './taobao/account.ts';
import { partiesOf, seatsFor, type Seat } from './taobao/parties.ts';
import {
  pageDate,
  pageEnd,
  pageReader,
  pageTime,
  type PageMessage,
} from './taobao/web-page-text.ts';

/**
 * The page 聊天记录查询 of Qianniu on the web, selected and copied: time, text, and the SENDER LAST, under
 * date lines. Read the other way round every message would move to its neighbour.
 */
export const qianniuWebCopy: Format = {
  id: 'qianniu-web-copy',
  version: 1,
  platform: 'taobao',
  beta: true,
  atMost: 0.95,
  sniff,
  async *parse(input) {
    const senders = await sendersOf(input);
    const seat = seatsFor(partiesOf(senders.all), fileStem(input.name));
    const clock = zoneClock(input.options.zone);
    const reader = pageReader(senders.sure);
    const events = (): ParsedEvent[] =>
      reader.take().flatMap((each): ParsedEvent[] => {
        if (each.is === 'message') return pageEvents(each, seat, clock);
        const { line, text } = each;
        if (furniture.test(text)) return [];
        const excerpt = text.slice(0, 200);
        return [{ type: 'issue', line, reason: 'no-header-before', excerpt, rejected: true }];
      });
    for await (const lines of input.lines()) {
      for (const line of lines) reader.push(line);
      yield events();
    }
    reader.end();
    yield events();
  },
};

/** Labels of the page's form, above its messages. */
const furniture =
  /^\s*(?:聊天记录查询|查询结果|客户昵称|买家昵称|员工账号|查询|重置|账号信息保护显示|聊天记录|导出聊天记录)\s*(?:[:：]\s*)?$/u;
const placeholder = /^\s*请在客户端查看原始聊天记录/u;

function sniff(sample: Sample): number {
  if (isTableOfTexts(sample)) return 0;
  const some = sample.lines.slice(0, 600);
  const times = some.filter((line) => pageTime.test(line)).length;
  if (times === 0) return 0;
  if (some.some((line) => placeholder.test(line) || pageEnd.test(line))) return 0.95;
  const last = lastLines(some);
  if (last.some(isSubAccount)) return times > 1 ? 0.85 : 0.6;
  const repeats = last.length - new Set(last).size;
  return times > 2 && repeats > 0 && some.some((line) => pageDate.test(line)) ? 0.55 : 0;
}

/** What stands above each time, date and end: the senders, and now and then a line of a text. */
function lastLines(lines: readonly string[]): string[] {
  const found: string[] = [];
  let last = '';
  let isOpen = false;
  for (const line of [...lines, '0:00:00']) {
    const text = line.trim();
    if (text === '') continue;
    if (pageTime.test(text) || pageDate.test(text) || pageEnd.test(text)) {
      if (isOpen && last !== '') found.push(last);
      isOpen = pageTime.test(text);
      last = '';
    } else last = text;
  }
  return found;
}

const mostLines = 5_000;

async function sendersOf(input: ParseInput): Promise<{ all: string[]; sure: Set<string> }> {
  const counts = new Map<string, number>();
  const count = (lines: readonly string[]): void => {
    for (const each of lastLines(lines)) counts.set(each, (counts.get(each) ?? 0) + 1);
  };
  let rest: string[] = [];
  for await (const lines of input.lines()) {
    for (const { text } of lines) rest.push(text);
    const cut = rest.findLastIndex((line) => pageTime.test(line));
    // No message is that long: what goes on without times is no page.
    if (cut <= 0) rest = rest.slice(-mostLines);
    if (cut <= 0) continue;
    count(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  count(rest);
  const sure = new Set(
    [...counts].filter(([who, n]) => n > 1 || isSubAccount(who)).map(([who]) => who),
  );
  return { all: [...counts.keys()], sure };
}

function pageEvents(
  { line, date, time, text, sender }: PageMessage,
  seat: (sender: string) => Seat,
  clock: ReturnType<typeof zoneClock>,
): ParsedEvent[] {
  const timeRaw = date === '' ? time : `${date} ${time}`;
  const read = readCellTime(timeRaw, 'DMY');
  const { role, key, opened } = seat(sender);
  const issues: ParsedEvent[] = [];
  if (read.is !== 'local') {
    const reason = read.is === 'no-date' ? 'no-date' : 'bad-time';
    issues.push({ type: 'issue', line, reason, excerpt: timeRaw, rejected: false });
  }
  return [
    ...opened,
    ...issues,
    {
      type: 'message',
      ...plainMessage,
      conversation: key,
      sender,
      handle: bareNick(sender),
      // A block whose sender the page did not give is still what somebody wrote.
      role: sender === '' ? 'unknown' : role,
      kind: contentKind(text),
      text,
      ...storedTime(read, clock),
      timeRaw,
      position: line,
    },
  ];
}
