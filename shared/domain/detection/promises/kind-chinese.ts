import lexicon from '../../../../resources/lexicons/promises.zh.json' with { type: 'json' };
import type { PromiseKind } from '../../../model/analysis.ts';
import { anyOf, byName } from '../lexicon.ts';
import type { Act } from './acts-chinese.ts';
import type { Scene } from './scene.ts';

const refine = byName<PromiseKind>(lexicon.refine);
const toAccount = anyOf(lexicon.toAccount);
/** What is sent after the wrong thing came is sent in its place. */
const amiss =
  /发错|寄错|装错|(?:少|漏)(?:发|寄|装)|换(?:一|个|双|件|台)|重(?:新)?(?:发|寄|做|印)|(?:错|坏|破|碎)的|正确的|(?:给|帮)(?:您|你|亲)补[一两三四几\d]/;
const owesMoney = /财务|[款钱块元]|报销|运费|邮费/;
/** What was paid too much. */
const difference =
  /差价|差额|差的[^,]{0,6}[元块钱]|价保|保价|价格保护|[退补]差|按[^,]{0,6}价[^,]{0,6}退/;
/** Made good, and no goods returned. */
const amends = /券|红包|京豆|积分|补偿|(?<!险没|没)赔(?!率|吗|么)/;
/** Goods that the shop itself waits for. */
const awaited = /厂家|工厂|缺货|没货|无货|断货|调货|采购|补货|有货|到了[^,]{0,8}(?:发|寄)/;
/** Mended and sent back, or a part of it changed. */
const mended = /修(?:好|完|理)|维修|返修|换(?:拉链|电池|屏|主板|零件|电机)/;
/** "送我一包呗": what is sent along costs nothing. */
const asksForMore =
  /(?<!发)送(?:我|点|个|[一两几]?[个包袋瓶盒份件双])(?!回|过去)|(?:多|再)(?:给|放|来|塞|配)(?:我)?(?:点|几|[一两]?个|些)|赠品|小样|小礼|礼品/;
const money = /券|红包|元|块|差价|退款/;
/** An opinion is passed on, and nothing comes of it that could be found out. */
const suggestion =
  /(?:建议|意见|想法|心声|需求)[^,]{0,10}(?:反馈|反映|转达|上报|汇报)|(?:反馈|反映|转达|上报|汇报)[^,]{0,12}(?:建议|意见|想法|心声)/;
const cause = /怎么回事|了解|核实|原因|[调检]?查/;
/** Who comes to fetch goods mends nothing. */
const collected = /取件|揽收|揽件|取货|上门取/;
const repaired = /维修|安装|检测|检修|报修|师傅/;
/** The fitter rings up to come. */
const fitter =
  /师傅[^,]{0,12}(?:联系|电话|致电|打给)[^,]{0,10}(?:上门|维修|安装|检修|检测)|上门[^,]{0,6}师傅[^,]{0,8}(?:联系|电话)/;
/** What is sent once it is known, and no paper. */
const news = /(?:问|查|打听|了解)(?:到|清楚|好)|(?<!发票)(?:结果|消息|进展|进度|答复)/;
/** Who comes brings something. */
const onTheRoad = /送货|派送|配送|快递|在车上|收货|送上/;

/** Money on its way back under price protection is about the price; a bare "处理" takes the topic. */
export function kindOf(act: Act, scene: Scene): PromiseKind {
  if (/^(?:refund|exchange|compensate)$/.test(act.kind) && difference.test(scene.whole))
    return 'price';
  if (
    act.kind === 'exchange' &&
    act.words.startsWith('补') &&
    (difference.test(scene.asked) || scene.asked.includes('降价'))
  )
    return 'price';
  if (
    /^(?:ship|exchange)$/.test(act.kind) &&
    /发票|专票|普票|增票|开票|抬头|开具/.test(scene.whole + scene.asked)
  )
    return 'other';
  if (act.kind === 'ship' && amiss.test(scene.asked + scene.whole)) return 'exchange';
  if (act.kind === 'ship' && /(?:可以|给您|帮您)换(?!个?地址)|换货|换码/.test(scene.whole))
    return 'exchange';
  if (act.kind === 'deliver_by' && toAccount.test(scene.whole)) {
    if (difference.test(scene.whole)) return 'price';
    return amends.test(scene.whole) ? 'compensate' : 'refund';
  }
  if (act.kind === 'compensate' && act.words.startsWith('补') && lacks(scene)) return 'exchange';
  if (
    act.kind === 'exchange' &&
    act.words.includes('售后') &&
    /维修|检测|修理|上门(?!取)/.test(scene.clause.text)
  )
    return 'warranty';
  if (act.kind === 'deliver_by' && act.words === '到货' && awaited.test(scene.asked + scene.whole))
    return 'ship';
  if (/^(?:ship|exchange)$/.test(act.kind) && mended.test(scene.clause.text)) return 'warranty';
  if (act.kind === 'refund' && !/退款|退货/.test(scene.whole)) {
    const spokenOf = scene.whole + (/^到|^原|返/.test(act.words) ? scene.asked + scene.said : '');
    if (amends.test(spokenOf)) return 'compensate';
    if (difference.test(spokenOf)) return 'price';
  }
  if (
    /^(?:ship|exchange|refund)$/.test(act.kind) &&
    /赠品|礼品|礼物|小样|试用装/.test(scene.clause.text)
  )
    return 'gift';
  if (
    (act.kind === 'ship' || /^(?:申请|给(?:您|你|亲))/.test(act.words)) &&
    act.kind !== 'callback' &&
    asksForMore.test(scene.asked) &&
    !money.test(scene.whole)
  )
    return 'gift';
  if (
    /反馈|反映|转达|上报|汇报/.test(act.words) &&
    suggestion.test(scene.whole) &&
    !cause.test(scene.whole)
  )
    return 'other';
  if (
    act.kind === 'warranty' &&
    act.words.includes('师傅') &&
    onTheRoad.test(scene.asked + scene.whole)
  )
    return 'deliver_by';
  if (
    act.kind === 'callback' &&
    /[打转](?:过去|给)/.test(act.words) &&
    owesMoney.test(scene.whole + scene.asked)
  )
    return /运费|邮费|报销|赔|补/.test(scene.asked) ? 'compensate' : 'refund';
  if (
    act.words.includes('上门') &&
    collected.test(scene.whole + scene.asked + scene.said) &&
    !repaired.test(scene.whole + scene.asked)
  )
    return 'other';
  if (
    act.kind === 'deliver_by' &&
    /师傅|工程师/.test(scene.clause.text) &&
    !onTheRoad.test(scene.asked + scene.whole)
  )
    return 'warranty';
  if (act.kind === 'callback' && fitter.test(act.words + scene.clause.text)) return 'warranty';
  if (act.kind === 'other' && act.words.startsWith('发') && news.test(scene.clause.text))
    return 'callback';
  if (act.isStrong) return act.kind;
  for (const source of [scene.clause.text, scene.whole, scene.asked, scene.said]) {
    const refined = refine.find(([, pattern]) => pattern.test(source));
    if (refined) return refined[0];
  }
  return act.kind;
}

/** What is made up for is goods: some came short or broken, and nobody speaks of money. */
const lacks = ({ asked, whole }: Scene): boolean =>
  /碎|少|漏|缺|坏|破|错/.test(asked + whole) &&
  !/\d\s?[元块]|[钱券]|红包|[运邮]费|差价|补偿/.test(whole);
