import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import {
  body,
  layout,
  plainConversation,
  plainMessage,
  readDialect,
  type Dialect,
} from '../text/dialect.ts';
import { jdKind } from './jd/speaker.ts';

/**
 * JDDC, the research corpus of JD's customer service: a line a turn, tabs between session, user, side,
 * transfer, repeat, goods number and text. It has no times; the order of the lines is all.
 */
export const jddcTsv: Format = {
  id: 'jddc-tsv',
  version: 1,
  platform: 'jd',
  beta: false,
  sniff,
  parse: (input) => readDialect(input, jddc(input)),
};

const turn = /^([^\t]+)\t([^\t]+)\t([01])\t([01])\t([01])\t(?:([\w.-]{0,40})\t)?(.*)$/isu;
const headerLine = /^[^\t]{0,60}session[^\t]{0,60}\t[^\t]*\t[^\t]*waiter/iu;

function sniff({ lines }: Sample): number {
  if (!lines.some((line) => line.includes('\t'))) return 0;
  const some = lines.slice(0, 50).filter((line) => line.trim() !== '');
  const turns = some.filter((line) => turn.test(line)).length;
  if (turns === 0 || turns < some.length / 2) return 0;
  return headerLine.test(some[0] ?? '') || turns > 1 ? 0.9 : 0.5;
}

function jddc(_input: ParseInput): Dialect {
  let conversation: ParsedConversation | null = null;

  const open = (session: string): ParsedConversation => ({
    ...plainConversation,
    key: `jddc:${session}`,
    title: session,
    platform: 'jd',
  });

  return {
    classify({ number, text: line }) {
      const found = turn.exec(line);
      if (!found) return number === 1 && headerLine.test(line) ? layout : body;
      const [, session = '', user = '', isWaiter, , , , text = ''] = found;
      const isNew = conversation?.title !== session;
      const before = isNew ? [(conversation = open(session))] : [];
      // The corpus names only customers; whoever answers is the waiter.
      const sender = isWaiter === '1' ? 'waiter' : user;
      return {
        is: 'message',
        before,
        text,
        message: {
          ...plainMessage,
          conversation: conversation!.key,
          sender,
          handle: isWaiter === '1' ? 'jddc:waiter' : `jddc:${user}`,
          role: isWaiter === '1' ? 'agent' : 'customer',
          sentAt: null,
          wallClock: null,
          timeRaw: '',
          zone: null,
        },
      };
    },
    finish: (whole) => ({ ...whole, kind: jdKind(whole.text) }),
  };
}
