import type { Format, ParseInput, Sample } from '../../format.ts';
import { contentKind } from '../../text/content-kind.ts';
import {
  body,
  plainConversation,
  plainMessage,
  readDialect,
  suspect,
  type Dialect,
} from '../../text/dialect.ts';
import { joinLines } from '../../text/join-lines.ts';
import { momentOf } from '../../text/moment.ts';
import { regularsIn } from '../../text/speaker-check.ts';
import { zoneClock } from '../../text/wall-clock.ts';
import { isSubAccount, shopOf, taobaoRole } from './account.ts';

/**
 * A chat in a cell as scripts for Qianniu's page write it: a time alone, below it `账号: text` or only the
 * text, and a blank line after each.
 */
export const timeAbove: Pick<Format, 'sniff' | 'parse'> = {
  sniff,
  parse: (input) => readDialect(joined(input), above(input)),
};

const timeAlone = /^((?:20\d\d-\d{1,2}-\d{1,2} )?\d{1,2}:\d\d(?::\d\d)?)\s*$/u;
const dated = /^20\d\d-/u;
const said = /^(\S.{0,60}?): (.*)$/su;
/** Stands between a time and the line below, as it would if they were text. */
const mark = '\n';

function sniff({ lines, name }: Sample): number {
  const written = lines.filter((line) => line.trim() !== '');
  const [first = '', second = ''] = written;
  if (!timeAlone.test(first) || timeAlone.test(second) || second === '') return 0;
  const speakers = speakersIn(lines);
  const times = written.filter((line) => timeAlone.test(line)).length;
  // The page itself has times without dates too, and the names below its texts.
  if (dated.test(first)) return speakers.length > 0 && said.test(second) ? 0.85 : nameless(lines);
  const isNamed = speakers.every((who) => who === name || isSubAccount(who));
  return isNamed && speakers.length === times ? 0.96 : 0;
}

/** Only texts, each below its time and above a blank line. */
function nameless(lines: readonly string[]): number {
  const isApart = lines.every(
    (line, index) => !timeAlone.test(line) || (lines[index - 1] ?? '').trim() === '',
  );
  return isApart ? 0.82 : 0;
}

/** What stands before a colon below each time, as often as it does. */
function speakersIn(lines: readonly string[]): string[] {
  return lines.flatMap((line, index) =>
    timeAlone.test(lines[index - 1] ?? '') ? (said.exec(line)?.[1] ?? []) : [],
  );
}

function joined(input: ParseInput): ParseInput {
  return {
    ...input,
    lines: () =>
      joinLines(input.lines(), (over, below) =>
        timeAlone.test(over.text) && below.text.trim() !== ''
          ? { ...over, text: `${over.text}${mark}${below.text}` }
          : null,
      ),
  };
}

function above({ sample, name, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const speakers = speakersIn(sample.lines);
  const regulars = regularsIn(speakers, (who) => who);
  const shop = shopOf(speakers.find((who) => who.includes(':')) ?? '');
  /** `价格: 99` names nobody. */
  const isSpeaker = (who: string): boolean =>
    who === name || who.includes(':') || regulars.has(who) || options.agents.includes(who);

  return {
    opening: [
      { ...plainConversation, key: name, title: name, platform: 'taobao', shop: shop || null },
    ],
    classify({ text }, afterBlank) {
      const [time, line] = text.split(mark);
      const written = line === undefined ? undefined : timeAlone.exec(time ?? '')?.[1];
      if (line === undefined || written === undefined) return body;
      if (!afterBlank) return suspect;
      const [, who = '', words = ''] = said.exec(line) ?? [];
      const isNamed = isSpeaker(who);
      const sender = isNamed ? who : '';
      return {
        is: 'message',
        text: isNamed ? words : line,
        message: {
          ...plainMessage,
          conversation: name,
          sender,
          handle: sender,
          role: sender === '' ? 'unknown' : taobaoRole(sender, shop),
          ...momentOf(written, clock),
        },
      };
    },
    finish: (whole) => ({ ...whole, kind: contentKind(whole.text) }),
  };
}
