import lexicon from '../../../../resources/lexicons/summary.zh.json' with { type: 'json' };
import { clausesOf, type Clause } from '../clauses.ts';
import { anyOf, gated } from '../lexicon.ts';
import type { Turn } from '../turns.ts';
import type { Part } from './pick-parts.ts';

const drops = new RegExp(lexicon.drop.join('|'), 'gi');
const weighty = {
  customer: lexicon.weightyCustomer.map((entry) => gated(new RegExp(entry))),
  agent: lexicon.weightyAgent.map((entry) => gated(new RegExp(entry))),
};
const filler = anyOf(lexicon.filler);
const englishWeighty =
  /\b(?:refund|order|deliver\w*|late|broken|not|never|want|need|wrong|missing|replace\w*|call|contact|tomorrow|today|days?|hours?|will|'ll|ship\w*|cancel\w*|charge\w*|account|dm)\b/g;

/** The clauses of a turn with what they are worth to the next shift. */
export function partsOf(turn: Turn, base: number): Part[] {
  const side = turn.message.role === 'customer' ? 'customer' : 'agent';
  if (!turn.isChinese) {
    return clausesOf(turn).map((sentence) => ({
      at: turn.at,
      text: asWritten(turn, sentence).replace(/\s+/g, ' ').trim(),
      worth: base + Math.min(2, (sentence.text.match(englishWeighty)?.length ?? 0) * 0.4) - 0.4,
    }));
  }
  return clausesOf(turn).flatMap((clause) => {
    if (filler.test(clause.text)) return [];
    const text = clean(asWritten(turn, clause), side);
    if (text.length < 3) return [];
    const signs = weighty[side].filter((pattern) => pattern.test(text)).length;
    const asked = side === 'agent' && (clause.isMarked || /[吗么]$/.test(text)) ? 0.8 : 0;
    return [
      {
        at: turn.at,
        text,
        worth: base + signs * 0.5 - asked - Math.max(0, text.length - 24) * 0.02,
      },
    ];
  });
}

/** The clause in the letters of the message; what is noise to the rules stays blank. */
function asWritten(turn: Turn, { start, text }: Clause): string {
  const raw = turn.message.text.slice(start, start + text.length);
  if (!text.includes(' ')) return raw;
  return raw.replace(/[^]/g, (unit, at: number) => (text[at] === ' ' ? ' ' : unit));
}

function clean(text: string, side: 'customer' | 'agent'): string {
  const cleaned = text
    .replace(drops, ' ')
    .replace(/["“”‘’]+/g, ' ')
    .replace(/\s+/g, ' ')
    // What stood apart stays apart: two numbers never become one.
    .replace(/(?<![\w.])\s|\s(?![\w.])/g, '')
    .replace(/^[,.:;、]+|[,.:;、]+$/g, '');
  return side === 'customer'
    ? cleaned.replace(/^(?:那)?我(?!们)|我(?=要|想|的)/g, '').replace(/[啊呀吧嘛]+$/, '')
    : cleaned.replace(/^(?:这边|那|我们|我)+/, '').replace(/您/g, '用户');
}
