import { AppError } from '../../../../shared/contract/errors.ts';
import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { textOfHtml } from '../html/text.ts';

/** The mail that WeChat makes of shared messages, saved as a page: what it shows is read as shared text. */
export const wechatShareHtml: Format = {
  id: 'wechat-share-html',
  version: 1,
  platform: 'wechat',
  beta: false,
  sniff,
  parse,
};

/** WeChat shares a hundred messages at once. */
const mostText = 4_000_000;

const intro = /聊天记录如下|chat (?:history|record|log)s? (?:between|of) /iu;
const dayRule = /[—―–─-]{2,9}\s{0,9}\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{0,9}[—―–─-]{2,9}/u;

function sniff({ text }: Sample): number {
  const isPage = /^\s*<(?:!doctype|html|head|meta|body|div)\b/iu.test(text);
  return isPage && intro.test(text) && dayRule.test(text) ? 0.97 : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  let page = '';
  for await (const piece of input.pieces()) {
    page += piece;
    if (page.length > mostText) {
      throw new AppError('damaged-file', 'This page is longer than any mail of shared messages.');
    }
  }
  const events = input.readText(textOfHtml(page), input.name.replace(/\.html?$/iu, ''));
  if (events) yield* events;
}
