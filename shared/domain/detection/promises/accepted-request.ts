import lexicon from '../../../../resources/lexicons/promises.zh.json' with { type: 'json' };
import type { PromiseKind } from '../../../model/analysis.ts';
import { timesIn } from '../due/parse-due.ts';
import type { TimePhrase } from '../due/time-phrase.ts';
import { anyOf, byName } from '../lexicon.ts';
import type { Turn } from '../turns.ts';
import type { Candidate } from './candidate.ts';

const acceptance = anyOf(lexicon.acceptance);
const request = anyOf(lexicon.request);
const requestedAct = anyOf(lexicon.requestedAct);
const customerCan = anyOf(lexicon.customerCan);
const past = anyOf(lexicon.past);
const hedge = anyOf(lexicon.hedge);
const refusal = anyOf(lexicon.refusal);
const kinds = byName<PromiseKind>(lexicon.strong);

/** What may follow an acceptance without taking it back. */
const substance =
  /稍等|查询|查看|看[一下]|正在|转接|提供|已经|请问您|取消|不(?!客气|用谢)|没|无法|申请|可以[^的亲呢哦哈~\s]|是否|但|不过|只|[吗么?]|补\d|加\d|需要|哪|什么|就(?:好|行|可以)|的时候/;
const closing = /请问还有.*$|还有其他.*$|感谢.*$|祝您.*$/;

export interface AcceptedRequest {
  candidate: Candidate;
  /** The customer's message that was accepted: the due time may stand there. */
  asked: Turn;
  dueFrom: TimePhrase | null;
}

/** A short "可以的" to a concrete request binds as if the agent had said the whole of it. */
export function acceptedRequest(turn: Turn, asked: readonly Turn[]): AcceptedRequest | null {
  const accepted = acceptance.exec(turn.text.trim().slice(0, 80));
  if (!accepted) return null;
  const rest = turn.text.trim().slice(accepted[0].length).replace(closing, '');
  if (
    rest.length > 20 ||
    substance.test(rest) ||
    /[了过][的哦呢哈亲~]*$/.test(rest) ||
    past.test(rest) ||
    hedge.test(rest)
  )
    return null;
  const request = [...asked].reverse().find(isRequest);
  if (request === undefined || refusal.test(rest)) return null;
  const found = actOf(request.text);
  if (found === null) return null;
  const times = timesIn(request.text, turn.moment);
  const dueFrom = times.find((time) => time.end !== null) ?? times[0] ?? null;
  return {
    asked: request,
    dueFrom,
    candidate: {
      kind: found.kind,
      score: 0.55 + (dueFrom === null ? 0 : 0.15),
      isSoft: false,
      code: 'accepted-request',
      words: [accepted[0].trim(), found.words],
      time: null,
      start: 0,
    },
  };
}

function isRequest(turn: Turn): boolean {
  const { text } = turn;
  return request.test(text) && requestedAct.test(text) && !customerCan.test(text);
}

function actOf(text: string): { kind: PromiseKind; words: string } | null {
  const words = requestedAct.exec(text)?.[0];
  if (words === undefined) return null;
  for (const [kind, pattern] of kinds) if (pattern.test(text)) return { kind, words };
  return {
    kind: kindOfWords(words),
    words,
  };
}

function kindOfWords(words: string): PromiseKind {
  if (/送(?:我|点|个|什么|不|给)|礼|试吃/.test(words)) return 'gift';
  if (/送/.test(words)) return 'deliver_by';
  if (/告诉|通知|联系|声|回|短信|提醒|电话/.test(words)) return 'callback';
  return /发|寄/.test(words) ? 'ship' : 'other';
}
