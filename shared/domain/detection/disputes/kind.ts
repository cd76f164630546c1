import english from '../../../../resources/lexicons/disputes.en.json' with { type: 'json' };
import chinese from '../../../../resources/lexicons/disputes.zh.json' with { type: 'json' };
import type { DisputeKind } from '../../../model/analysis.ts';
import { byName, gated } from '../lexicon.ts';
import type { Turn } from '../turns.ts';
import type { Complaint } from './find-disputes.ts';

/** Topics, for complaints that name no matter themselves ("太坑人了"). */
const topics = [chinese, english].map((lexicon) => byName<DisputeKind>(lexicon.topics));

/** Who waits for money waits for a refund, whatever words they wait in. */
const money = gated(/退款|退钱|退货|打款|到[账帐]|不?退了|没退|refund|my money/);
const parcel = gated(/发货|快递|物流|送货|派送|配送|包裹|安装|ship|deliver|parcel|package/);

/** What a dispute is about: the matter with the most weight, earlier messages first in a tie. */
export function kindOf(complaints: readonly Complaint[], session: readonly Turn[]): DisputeKind {
  const weights = new Map<DisputeKind, number>();
  for (const { cues, turn } of complaints) {
    const isAboutMoney = money.test(turn.text) && !parcel.test(turn.text);
    for (const { kind: named, weight, role } of cues) {
      if (named === null) continue;
      const kind = named === 'late_delivery' && isAboutMoney ? 'refund_delay' : named;
      const worth = kind === 'service_attitude' || kind === 'other' ? weight * 0.7 : weight;
      weights.set(kind, (weights.get(kind) ?? 0) + (role === 'hint' ? worth * 0.8 : worth));
    }
  }
  const [heaviest] = [...weights].toSorted((a, b) => b[1] - a[1]);
  if (heaviest !== undefined) return heaviest[0];
  const said = session.filter((turn) => turn.message.role === 'customer').slice(0, 60);
  return topicOf(complaints.map(({ turn }) => turn)) ?? topicOf(said) ?? 'other';
}

/** The first topic that the words of these messages touch. */
function topicOf(turns: readonly Turn[]): DisputeKind | null {
  const said = turns.map((turn) => turn.text).join(' ');
  const named = topics[turns.some((turn) => turn.isChinese) ? 0 : 1];
  return named?.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}
