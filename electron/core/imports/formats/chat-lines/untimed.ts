import type { ParseInput, Sample } from '../../format.ts';
import { roleOfWords } from '../../table/role.ts';
import { chatOfSpeakers } from '../../text/chat-of-speakers.ts';
import { contentKind } from '../../text/content-kind.ts';
import {
  body,
  issueAt,
  layout,
  plainConversation,
  plainMessage,
  type Dialect,
} from '../../text/dialect.ts';

const said = /^\s{0,4}([^\s:：]{1,8})\s?[:：]\s?(\S.*)$/su;
const clockOnly =
  /^\s{0,4}(?:(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上)\s?)?\d{1,2}:\d\d(?::\d\d)?\s*$/u;
/** Who speaks where no time is told. Forms have other words before their colons. */
const sides =
  /^(?:我|本人|她|他|对方|對方|客户|客戶|顾客|顧客|买家|買家|访客|客服|人工客服|卖家|賣家|商家|店家|店主)$/u;
/** What people say to each other; a list of names and numbers has none of it. */
const spoken = /[?？!！。，,~～…]|[吗吧呢啊呀哦嗯的了]\s*$/u;

/**
 * True where every line is `我：text` or `客服：text`, of two sides at least, and no time is told but the hour
 * between them. The words for the sides must be known: nothing else tells a chat from a form.
 */
export function isUntimed({ lines }: Sample): boolean {
  const filled = lines.slice(0, 300).filter((line) => line.trim() !== '');
  const told = filled.flatMap((line) => {
    const [, who = '', text = ''] = said.exec(line.slice(0, 700)) ?? [];
    return who === '' || clockOnly.test(line) ? [] : [{ who, text }];
  });
  const hours = filled.filter((line) => clockOnly.test(line)).length;
  const isAll = told.length > 1 && told.length + hours === filled.length;
  const names = new Set(told.map(({ who }) => who));
  const isOfSides = names.size > 1 && names.size < 5 && [...names].every((who) => sides.test(who));
  return (
    isAll && isOfSides && told.filter(({ text }) => spoken.test(text)).length >= told.length / 4
  );
}

export function untimed({ name, sample, options }: ParseInput): Dialect {
  const { key, title } = chatOfSpeakers(
    sample.lines.flatMap((line) => said.exec(line.slice(0, 700))?.[1] ?? []),
    name,
  );
  let raw = '';
  return {
    opening: [{ ...plainConversation, key, title, platform: 'other' }],
    classify(line) {
      if (clockOnly.test(line.text.slice(0, 40))) {
        raw = line.text.trim();
        return layout;
      }
      const [, who = '', text = ''] = said.exec(line.text) ?? [];
      if (!sides.test(who)) return body;
      const timeRaw = raw;
      raw = '';
      const role = /^(?:我|本人)$/u.test(who) ? 'agent' : roleOfWords(who, options.roleWords);
      return {
        is: 'message',
        before: [issueAt(line, 'no-date', false)],
        text,
        message: {
          ...plainMessage,
          conversation: key,
          sender: who,
          // One word stands for many people.
          handle: role === 'agent' ? who : `${key}:${who}`,
          role,
          sentAt: null,
          wallClock: null,
          timeRaw,
          zone: null,
        },
      };
    },
    finish: (whole) => ({ ...whole, kind: contentKind(whole.text) }),
  };
}
