import type { DisputeKind } from '../../../model/analysis.ts';
import type { Turn } from '../turns.ts';
import type { Complaint } from './find-disputes.ts';

/** Topics, for complaints that name no matter themselves ("太坑人了"). */
const topics: readonly (readonly [DisputeKind, RegExp])[] = [
  ['price_protection', /降价|价保|保价|价格保护|差价/],
  ['refund_delay', /退款|退钱|退货|refund|reimburs/],
  ['late_delivery', /快递|物流|发货|送货|配送|送达|delay|deliver|flight|train|arriv/],
  ['quality', /质量|坏|app\b|signal|network|internet|quality/],
  ['service_attitude', /客服|service|support/],
];

/** Who waits for money waits for a refund, whatever words they wait in. */
const money = /退款|退钱|退货|打款|到[账帐]|不?退了|没退|refund|my money/;
const parcel = /发货|快递|物流|送货|派送|配送|包裹|安装|ship|deliver|parcel|package/;

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
  const said = session
    .filter((turn) => turn.message.role === 'customer')
    .slice(0, 60)
    .map((turn) => turn.text)
    .join(' ');
  return topics.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other';
}
