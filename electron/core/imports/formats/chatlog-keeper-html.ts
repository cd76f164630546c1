import { isTag, type Element } from 'domhandler';
import { textContent } from 'domutils';
import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { findAll, hasClass } from '../html/classes.ts';
import { htmlElements } from '../html/elements.ts';
import { contentKind } from '../text/content-kind.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { titleOfPage } from './wechat/page-title.ts';
import { wechatEvents, type WechatRecord } from './wechat/record.ts';

/** chatlog-keeper, page: a section for each chat, its days as lines of their own, a bubble a message. */
export const chatlogKeeperHtml: Format = {
  id: 'chatlog-keeper-html',
  version: 1,
  platform: 'wechat',
  beta: true,
  sniff,
  parse,
};

function sniff({ text }: Sample): number {
  if (!/<header class=['"]keepsake['"]/u.test(text)) return 0;
  return /<section class=['"]chat['"]/u.test(text) ? 0.97 : 0;
}

const wanted = new Set(['chat-title', 'day', 'msg']);

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  let talkerName = titleOfPage(input);
  let day = '';
  let position = 0;
  const items = htmlElements(input.pieces(), (_, { class: names = '' }) =>
    names.split(' ').some((name) => wanted.has(name)),
  );
  for await (const batch of items) {
    yield batch.flatMap(({ element }) => {
      const text = textContent(element).trim();
      if (hasClass(element, 'chat-title')) talkerName = text;
      else if (hasClass(element, 'day')) day = text.replaceAll(' ', '');
      else return events(recordOf(element, ++position, { talkerName, day }, clock));
      return [];
    });
  }
}

function recordOf(
  element: Element,
  position: number,
  { talkerName, day }: { readonly talkerName: string; readonly day: string },
  clock: ZoneClock,
): WechatRecord {
  const isSelf = hasClass(element, 'self');
  // Line ends are the message's own: the page shows them as they are.
  const text = textIn(element, 'bubble');
  return {
    position,
    talker: '',
    talkerName,
    isGroup: false,
    sender: '',
    senderName: isSelf ? '我' : textIn(element, 'name'),
    isSelf,
    kind: { kind: contentKind(text), isSystem: false },
    text,
    moment: momentOf(`${day} ${textIn(element, 'time')}`.trim(), clock),
  };
}

function textIn(element: Element, name: string): string {
  return findAll(element, name)
    .filter(isTag)
    .map((each) => textContent(each))
    .join('\n');
}
