import type { Contradiction, FoundDispute, FoundPromise, FoundWatch } from '../model/analysis.ts';
import type { Risk } from '../model/findings.ts';
import { disputesTexts } from './disputes.ts';
import { promisesTexts } from './promises.ts';
import { texts, type Language } from './texts.ts';
import * as tw from './zh-tw/findings.ts';

/** What is risky about a place in a reply, as a colleague would say it. */
const riskTexts = texts(
  {
    absolute: '说得太满，做不到就成了把柄',
    superlative: '广告法不许的最高级用语',
    efficacy: '宣传功效或疗效，普通商品不能这样说',
    'paid-review': '拿好处换评价，平台会处罚',
    admission: '等于承认是我方过错，先核实再说',
    blame: '把责任推给同事',
    rude: '话说得不客气',
    'other-platform': '提到了别的平台',
    'off-platform-contact': '把买家引到平台外联系',
    'off-platform-payment': '让买家在平台外付款',
    link: '带了平台外的链接',
  },
  {
    absolute: 'Too absolute: it will be held against the shop',
    superlative: 'A superlative that advertising law forbids',
    efficacy: 'Claims an effect that ordinary goods may not claim',
    'paid-review': 'Offers something for a review; platforms punish that',
    admission: 'Admits that the shop is at fault; find out first',
    blame: 'Puts the blame on a colleague',
    rude: 'Not civil',
    'other-platform': 'Names another platform',
    'off-platform-contact': 'Leads the customer off the platform',
    'off-platform-payment': 'Asks for payment outside the platform',
    link: 'Holds a link that leads off the platform',
  },
  tw.riskTexts,
);

/** Why a message is on the watch list. `words`: what it says. */
const watchTexts = texts(
  {
    'lookalike-link': (words: string) => `链接“${words}”冒充平台网址`,
    'short-link': (words: string) => `短链接“${words}”看不出去向`,
    'unknown-link': (words: string) => `陌生链接“${words}”，还叫人点开`,
    'dangerous-file': (words: string) => `文件“${words}”打开就会运行`,
    'asks-for-secret': (words: string) => `要验证码或密码：“${words}”`,
    'poses-as-platform': (words: string) => `自称平台人员：“${words}”`,
    'off-platform-contact': (words: string) => `要到平台外联系：“${words}”`,
    'off-platform-payment': (words: string) => `要在平台外付款：“${words}”`,
    'threat-bad-review': (words: string) => `以差评相威胁：“${words}”`,
    'threat-complaint': (words: string) => `要投诉：“${words}”`,
    'threat-regulator': (words: string) => `要找监管部门：“${words}”`,
    'threat-exposure': (words: string) => `要曝光：“${words}”`,
    'threat-lawyer': (words: string) => `要打官司：“${words}”`,
    'threat-police': (words: string) => `要报警：“${words}”`,
    'asks-again': (words: string) => `买家把同一件事又问了一遍：“${words}”`,
    'says-asked-before': (words: string) => `买家说已经问过：“${words}”`,
    'prompts-again': (words: string) => `买家一再招呼，没有人应：“${words}”`,
    'never-came-back': (words: string) => `说了“${words}”，后来没有回话`,
    'came-back-late': (words: string) => `说了“${words}”，过了一刻钟以上才回话`,
  },
  {
    'lookalike-link': (words: string) => `The link “${words}” imitates a platform`,
    'short-link': (words: string) => `The short link “${words}” hides where it leads`,
    'unknown-link': (words: string) => `Asks to open a strange link “${words}”`,
    'dangerous-file': (words: string) => `The file “${words}” runs when opened`,
    'asks-for-secret': (words: string) => `Asks for a code or password: “${words}”`,
    'poses-as-platform': (words: string) => `Poses as the platform: “${words}”`,
    'off-platform-contact': (words: string) => `Leads off the platform: “${words}”`,
    'off-platform-payment': (words: string) => `Wants payment outside the platform: “${words}”`,
    'threat-bad-review': (words: string) => `Threatens a bad review: “${words}”`,
    'threat-complaint': (words: string) => `Threatens to complain: “${words}”`,
    'threat-regulator': (words: string) => `Threatens to go to the authorities: “${words}”`,
    'threat-exposure': (words: string) => `Threatens to go public: “${words}”`,
    'threat-lawyer': (words: string) => `Threatens to go to court: “${words}”`,
    'threat-police': (words: string) => `Threatens to call the police: “${words}”`,
    'asks-again': (words: string) => `The customer asks the same again: “${words}”`,
    'says-asked-before': (words: string) => `The customer says they asked before: “${words}”`,
    'prompts-again': (words: string) => `The customer calls and nobody answers: “${words}”`,
    'never-came-back': (words: string) => `Said “${words}” and never came back`,
    'came-back-late': (words: string) => `Said “${words}” and took over fifteen minutes`,
  },
  tw.watchTexts,
);

/** Why a place in a reply is risky. */
export const riskInWords = (risk: Risk, language: Language): string => riskTexts[language][risk];

/** Why a message is on the watch list. */
export const watchInWords = ({ code, words }: FoundWatch['reason'], language: Language): string =>
  watchTexts[language][code](words.join('、'));

/** Why a message is taken for a promise. */
export function promiseInWords(reason: FoundPromise['reason'], language: Language): string {
  const { [language]: t } = promisesTexts;
  const quoted = reason.words.join('…');
  if (reason.code === 'commitment') return t.commitment(quoted);
  if (reason.code === 'estimate') return t.estimate(quoted);
  if (reason.code === 'answered-when') return t.answeredWhen(quoted);
  if (reason.code === 'accepted-request') return t.acceptedRequest(quoted);
  return reason.code === 'offer' ? t.offer(quoted) : t.otherReason(quoted);
}

/** Why messages are taken for a dispute. */
export function disputeInWords(reason: FoundDispute['reason'], language: Language): string {
  const { [language]: t } = disputesTexts;
  const quoted = reason.words.join('…');
  if (reason.code === 'complaint') return t.complaint(quoted);
  if (reason.code === 'contest') return t.contest(quoted);
  if (reason.code === 'demand') return t.demand(quoted);
  if (reason.code === 'threat') return t.threat(quoted);
  if (reason.code === 'abuse') return t.abuse(quoted);
  return reason.code === 'tone' ? t.tone(quoted) : t.otherReason(quoted);
}

const contradictionTexts = texts(
  { differ: (a: string, b: string) => `同一件事说法不同：“${a}”和“${b}”` },
  { differ: (a: string, b: string) => `Two answers to the same matter: “${a}” and “${b}”` },
  tw.contradictionTexts,
);

/** What two statements contradict each other about. */
export const contradictionInWords = (
  { words: [a = '', b = ''] }: Contradiction,
  language: Language,
): string => contradictionTexts[language].differ(a, b);
