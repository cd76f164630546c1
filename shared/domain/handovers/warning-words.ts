/** Words that raise a line's severity. Hints for a draft that a person reads; never a judgement. */

/** Threatens with a bad review, a report or the law. */
export function isThreat(text: string): boolean {
  return threat.test(text) && !denied.test(text);
}

/** Names the platform's officer or asks the platform to step in. */
export function namesOfficer(text: string): boolean {
  return officer.test(text);
}

/** Says that it was asked before, or asks the same again. `texts` are the customer's, in time order. */
export function isRepeated(texts: readonly string[]): boolean {
  const folded = texts.map((text) => text.replaceAll(/[\s\p{P}]/gu, '').toLowerCase());
  const asked = folded.filter((text) => text.length >= 4);
  return new Set(asked).size < asked.length || texts.some((text) => repeated.test(text));
}

/** A customer wants the parcel of an order to go elsewhere. */
export function isAddressChange(text: string): boolean {
  return addressChange.some((pattern) => pattern.test(text));
}

/** The shop says that the parcel has left. */
export function saysDispatched(text: string): boolean {
  return dispatched.test(text) && !notYet.test(text);
}

const threat =
  /差评|投诉|举报|曝光|(?<!\d)123[14]5(?!\d)|消协|消费者协会|消费者保护|工商|市监|起诉|法院|律师|报警|bad review|negative review|(?:one|1)[- ]star|report you|chargeback|lawyer|\bsue\b|small claims/iu;
/** 不会投诉, but not 再不退就投诉. */
const denied =
  /(?:不会|不想|不打算|不是|没有?|别)(?:要|来)?(?:给)?(?:您|你们?|店家?)?(?:打|写)?(?:一个|个)?(?:差评|投诉|举报|曝光)/u;

const officer =
  /小二|(?:平台|官方|淘宝|天猫|京东|拼多多|抖音|客服)介入|申请介入|仲裁|a-to-z|paypal (?:case|dispute)|escalate[ds]? to/iu;

const repeated =
  /说(?:了|过)(?:好|很|多|几|三|两|N)\S{0,2}[遍次]|(?:都|已经|刚才|前面|上面)(?:跟你|和你)?说过|不看聊天记录|问了?(?:好几|几|很多)[遍次]|asked (?:twice|already|again)|(?:as|like) I said|how many times|third time/iu;

const addressChange = [
  /(?:改|换|修改|更改|变更|更换)(?:一?下|个|成|为|到)?(?:我的|订单的?|收货|收件|快递|新的?|一个)*地址/u,
  /地址[^，。！？,.!?]{0,6}(?:改|换|变更|写错|填错|错了|不对|有误)/u,
  /[寄发送](?:到|去)(?:另外?一?个|别的|新的?)地址/u,
  /\b(?:change|update|correct|wrong|different|new)\b[^.!?]{0,30}\baddress\b/iu,
  /\baddress\b[^.!?]{0,20}\b(?:wrong|changed|incorrect)\b/iu,
] as const;

const dispatched =
  /(?:已经?|刚刚?|都|今天)(?:[帮给为][您你])?(?:发货|发出|发走|寄出|寄走|出库)|\b(?:shipped|dispatched|sent out)\b/iu;
const notYet =
  /[没未不]有?[^，。！？,.!?]{0,4}(?:发货|发出|发走|寄出|出库)|\b(?:not|n't|yet to|before)\b[^.!?]{0,20}\b(?:shipped|dispatched|sent)\b/iu;
