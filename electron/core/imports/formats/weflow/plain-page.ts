import { isTag, type Element } from 'domhandler';
import type { ParseInput, ParsedEvent, Sample } from '../../format.ts';
import { hasClass } from '../../html/classes.ts';
import { htmlElements } from '../../html/elements.ts';
import { htmlText } from '../../html/text.ts';
import { contentKind } from '../../text/content-kind.ts';
import { momentOf } from '../../text/moment.ts';
import { zoneClock } from '../../text/wall-clock.ts';
import { titleOfPage } from '../wechat/page-title.ts';
import { wechatEvents } from '../wechat/record.ts';

/** True for the page that WeFlow writes while it reads: an article a message, and no program. */
export function isPlainPage({ text }: Sample): boolean {
  return /<main class="messages">\s*<article class="message (?:sent|received)"><time>/u.test(text);
}

/** Reads it: time, sender and text of each article. */
export async function* plainPage(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  const talkerName = titleOfPage(input);
  for await (const items of htmlElements(input.pieces(), (name) => name === 'article')) {
    yield items.flatMap(({ element, number }) => {
      const isSelf = hasClass(element, 'sent');
      const text = textOf(element, 'p');
      return events({
        position: number,
        talker: '',
        talkerName,
        isGroup: false,
        sender: '',
        senderName: textOf(element, 'b') || (isSelf ? '我' : talkerName),
        isSelf,
        kind: { kind: contentKind(text), isSystem: false },
        text,
        moment: momentOf(textOf(element, 'time'), clock),
      });
    });
  }
}

function textOf({ children }: Element, name: string): string {
  const found = children.filter(isTag).find((each) => each.name === name);
  return found ? htmlText(found).trim() : '';
}
