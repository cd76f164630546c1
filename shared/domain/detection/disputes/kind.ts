import english from '../../../../resources/lexicons/disputes.en.json' with { type: 'json' };
import chinese from '../../../../resources/lexicons/disputes.zh.json' with { type: 'json' };
import { disputeKinds, type DisputeKind } from '../../../model/analysis.ts';
import { byName, gated } from '../lexicon.ts';
import { complaintKind } from '../tone/complaint-kind.ts';
import type { Turn } from '../turns.ts';
import type { Cue } from './cues.ts';
import type { Complaint } from './find-disputes.ts';

/** Topics, for complaints that name no matter themselves ("太坑人了"). */
const topics = [chinese, english].map((lexicon) => byName<DisputeKind>(lexicon.topics));

/** Who waits for money waits for a refund, whatever words they wait in. */
const money = gated(
  /退款|退钱|退货|打款|到[账帐]|不?退了|没退|票钱|押金|保证金|钱(?:还|都|呢|没|怎么|一直)|押的钱|报销|没报|打款|打过来|refund|my money|my account|\bdeposit\b|\breimburse/,
);
/** What a shop does not approve is a refund where one was asked for. */
const approval = /审核|审批|同意|通过/;
/** So does who waits for an invoice, for something else than goods. */
const invoice = gated(/发票|专票|普票|开票|invoice/);
/** And who waits for a reply, for nothing that is delivered. */
const reply = gated(
  /客服|回复|回电|回话|答复|人工|接线|专员|电话|\b(?:repl(?:y|ied)|answer|respon[ds]\w*|call(?:ed)?(?: back)?|phone|on hold|hung up|agent|advisor|operator|representative|chat|queue|support|helpline)\b/,
);
/** A line that has been down for a week is no parcel that is late. */
const line = gated(
  /信号|网络|宽带|wifi|\b(?:signal|network|internet|broadband|coverage|reception|connection speed|data speeds?)\b/,
);
const parcel = gated(/发货|快递|物流|送货|派送|配送|包裹|安装|ship|deliver|parcel|package/);
const goods =
  /货|收到|没[到来送]|上门|师傅|单子|订单|到家|order|item|flight|train|bus\b|plane|luggage|\bbags?\b|technician|engineer|driver|courier|arriv/;

/** What the kind that a message sounds like weighs beside its cues, and the topic that it touches. */
const KIND = 0.3;
const TOPIC = 0.2;
/** What a kind must weigh to name a matter at all. */
const UNNAMED = 0.12;
/** What its tone must weigh for a message without such a cue to be asked what it is about. */
const SOUNDS = 0.3;

/** What a dispute is about: the matter with the most weight, earlier messages first in a tie. */
export function kindOf(complaints: readonly Complaint[], session: readonly Turn[]): DisputeKind {
  const weights = new Map<DisputeKind, number>([['other', UNNAMED]]);
  const add = (kind: DisputeKind, weight: number): unknown =>
    weights.set(kind, (weights.get(kind) ?? 0) + weight);
  const isMoneyAskedFor = (): boolean =>
    session.some(({ message, text }) => message.role === 'customer' && money.test(text));
  for (const { cues, turn } of complaints) {
    const isAboutMoney =
      (money.test(turn.text) || (approval.test(turn.text) && isMoneyAskedFor())) &&
      !parcel.test(turn.text);
    const isAboutInvoice = invoice.test(turn.text) && !parcel.test(turn.text);
    const isAboutReply = reply.test(turn.text) && !parcel.test(turn.text) && !goods.test(turn.text);
    const isAboutLine = line.test(turn.text) && !parcel.test(turn.text);
    for (const { kind: named, weight, role } of cues) {
      if (named === null) continue;
      const waitsFor = isAboutInvoice
        ? 'other'
        : isAboutMoney
          ? 'refund_delay'
          : isAboutReply
            ? 'service_attitude'
            : isAboutLine
              ? 'quality'
              : named;
      const kind = named === 'late_delivery' ? waitsFor : named;
      const worth = kind === 'service_attitude' || kind === 'other' ? weight * 0.7 : weight;
      add(kind, role === 'hint' ? worth * 0.8 : worth);
    }
  }
  const sounding = complaints.filter(isHeard);
  const [first, second] = heaviestOf(weights);
  // Clear by its words alone: what follows could not change it.
  if (first && first[1] - (second?.[1] ?? 0) > KIND * sounding.length + TOPIC) return first[0];
  for (const { turn } of sounding)
    for (const [at, share] of complaintKind(turn).entries())
      add(disputeKinds[at] ?? 'other', KIND * share);
  const said = session.filter((turn) => turn.message.role === 'customer').slice(0, 60);
  const topic = topicOf(complaints.map(({ turn }) => turn)) ?? topicOf(said);
  if (topic !== null) add(topic, TOPIC);
  return heaviestOf(weights)[0]?.[0] ?? 'other';
}

const heaviestOf = (weights: ReadonlyMap<DisputeKind, number>): [DisputeKind, number][] =>
  [...weights].toSorted((a, b) => b[1] - a[1]);

/** "I'll call the platform in" names no matter, however it sounds. */
const isHeard = ({ cues, tone }: Complaint): boolean => tone >= SOUNDS || cues.some(namesMatter);
const namesMatter = ({ kind, role }: Cue): boolean => kind !== null && role !== 'hint';

/** The first topic that the words of these messages touch. */
function topicOf(turns: readonly Turn[]): DisputeKind | null {
  const said = turns.map((turn) => turn.text).join(' ');
  const named = topics[turns.some((turn) => turn.isChinese) ? 0 : 1];
  return named?.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}
