import { isAddressChange } from './warning-words.ts';

/** What an order memo is about. */
export type MemoKind = 'address' | 'request' | 'unverified';

/** Might this message belong to an order memo? Quick, asked of every new message. */
export function looksLikeMemo(text: string): boolean {
  return memoHint.test(text);
}

/** A customer wants something special done with an order: to be written into its memo. */
export function isSpecialRequest(text: string): boolean {
  return request.some((pattern) => pattern.test(text)) && !question.test(text);
}

/** The shop asks to check the address or the order once more. */
export function asksToVerify(text: string): boolean {
  return verify.test(text);
}

/** The kind of memo that a customer's words ask for, null for none. */
export function memoKind(text: string): Exclude<MemoKind, 'unverified'> | null {
  if (isAddressChange(text)) return 'address';
  return isSpecialRequest(text) ? 'request' : null;
}

const memoHint =
  /地址|备注|贺卡|卡片|小票|价格单|驿站|快递柜|送货|派送|发货前|先别发|别发货|一起发|晚[点几]天?发|抬头|核对|address|gift|note|invoice|leave (?:it|the)|call before|hold (?:the|my)/iu;

const request = [
  /(?:帮|麻烦|请|记得|要)[^，。！？]{0,8}备注/u,
  /备注(?:一下|上|里|：|:)/u,
  /(?:写|放|附|加)[^，。！？]{0,4}(?:贺卡|卡片)/u,
  /(?:不要|别|勿)[^，。！？]{0,4}(?:放|附|寄)?[^，。！？]{0,4}(?:价格单|小票|发票)/u,
  /(?:不要|别)[^，。！？]{0,4}(?:放|送到?)[^，。！？]{0,4}(?:驿站|快递柜|门口)/u,
  /(?:送货|派送|发货)前[^，。！？]{0,6}(?:电话|联系|通知)/u,
  /先(?:别|不要|不)发货?/u,
  /(?:一起|合并|合在一起)发/u,
  /晚[点几]?(?:天|日|再)[^，。！？]{0,3}发/u,
  /抬头[^，。！？]{0,6}(?:开|写|是|：|:)/u,
  /\b(?:please|kindly)\b[^.!?]{0,30}\b(?:gift (?:note|card|wrap)|call before|hold (?:the|my)|leave (?:it|the))/iu,
  /\bhold (?:the|my) (?:order|parcel|shipment)/iu,
] as const;

/** "Can you write a card?" is a question first; "帮我…好吗" asks for it all the same. */
const question = /(?:可以|能|能不能|是否)[^，。！？]{0,12}[吗么][?？]?$/u;

const verify =
  /(?:核对|确认)(?:一下|下)?[^，。！？]{0,8}(?:地址|收货|订单|信息)|(?:confirm|check) (?:your|the) (?:address|order)/iu;
