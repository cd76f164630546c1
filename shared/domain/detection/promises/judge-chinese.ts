import lexicon from '../../../../resources/lexicons/promises.zh.json' with { type: 'json' };
import type { PromiseKind } from '../../../model/analysis.ts';
import { clausesOf, type Clause } from '../clauses.ts';
import type { TimePhrase } from '../due/time-phrase.ts';
import { timesOf } from '../due/parse-due.ts';
import { anyOf, blank, byName, everyOf, gated } from '../lexicon.ts';
import type { Turn } from '../turns.ts';
import { actIn, anyAct, shopAct, type Act } from './acts-chinese.ts';
import type { Candidate } from './candidate.ts';
import { kindOf } from './kind-chinese.ts';
import { textOf, type Scene } from './scene.ts';

const benefit = anyOf(lexicon.benefit);
const us = anyOf(lexicon.us);
const others = anyOf(lexicon.others);
const future = anyOf(lexicon.future);
const estimate = anyOf(lexicon.estimate);
const negation = anyOf(lexicon.negation);
const negationAfter = anyOf(lexicon.negationAfter);
const refusal = anyOf(lexicon.refusal);
const past = anyOf(lexicon.past);
const pastAfter = anyOf(lexicon.pastAfter);
const courtesy = everyOf(lexicon.courtesy);
const comfort = anyOf(lexicon.comfort);
const explain = anyOf(lexicon.explain);
const busy = anyOf(lexicon.busy);
const immediate = anyOf(lexicon.immediate);
/** A timetable tells them apart. */
const cases = [...lexicon.paymentMethods, ...lexicon.regions].map((entry) => new RegExp(entry));
const futureBeatsPast = anyOf(lexicon.futureBeatsPast);
const progress = anyOf(lexicon.progress);
const question = anyOf(lexicon.question);
const offerTail = anyOf(lexicon.offerTail);
const offer = anyOf(lexicon.offer);
const hedge = anyOf(lexicon.hedge);
const capability = anyOf(lexicon.capability);
const policy = anyOf(lexicon.policy);
const usual = anyOf(lexicon.usual);
const calendarDay = anyOf(lexicon.calendarDay);
const asksFirst = anyOf(lexicon.asksFirst);
const customerActs = anyOf(lexicon.customerActs);
const wait = everyOf(lexicon.wait);
const inChat = anyOf(lexicon.inChat);
const closing = anyOf(lexicon.closing);
const condition = anyOf(lexicon.condition);
const doubt = anyOf(lexicon.doubt);
const when = anyOf(lexicon.when);
const topics = byName<PromiseKind>(lexicon.topics);
const request = anyOf(lexicon.request);
const acceptance = anyOf(lexicon.acceptance);
const purchase = everyOf(lexicon.purchase);
const urgency = anyOf(lexicon.urgency);
/** `差多少补多少` asks nothing. */
const correlative = gated(/(多少|什么|几)[^，]{0,12}\1/);
/** `问问怎么回事` tells what will be asked of others. */
const embedded =
  /怎么回事|什么(?:情况|原因|问题)|为什么|(?<!您|你|亲)(?:查|问|核实|确认|了解|打听)[^,]{0,12}(?:怎么|什么|哪|多少|几|谁|多久).*/;
const customerIsAsked = gated(/麻烦|请|辛苦|烦请|方便|您|你|亲/);
/** What would be done if something came broken is no promise yet. */
const whatIf = /(?:如果|万一|要是|假如).*(?:吗|么|怎么|咋|赔|\?)/;
/** Who asks how it goes is told how it goes for everybody. */
const procedure = /流程|步骤|政策|规则/;
/** What may stand beside a time that goes with the clause before. */
const BARE = 4;
/** How long something holds is no day on which it will be done. */
const expires = /到期|有效期|过期|到几[号月]/;
/** "这两天爆仓": how things are, not when they will be. */
const lately = /[这近前](?:个|段)?$/;
const searching = gated(/正在[^，]{0,8}(?:查|核实|联系)/);
const sending = anyOf(lexicon.sending);
const sentLater = anyOf(lexicon.sentLater);
const confirms = anyOf(lexicon.confirms);
const doneAlready = anyOf(lexicon.doneAlready);
/** Everybody's parcels, one after the other. */
const inTurn = anyOf(lexicon.inTurn);
const doneWithin = anyOf(lexicon.doneWithin);
const anyDeed = /操作|办|弄|处理|下单|到账/;
const money = /[退补赔返转打]/;
const goods = /[发补换寄]/;
const provide = anyOf(lexicon.provide);

/** Everything in an agent's Chinese message that may bind the shop. `asked`: what the customer said. */
export function judgeChinese(turn: Turn, asked: string, said: string): Candidate[] {
  const times = timesOf(turn);
  const own = turn.shop?.promises ?? [];
  if (
    times.length === 0 &&
    !anyAct.test(turn.text) &&
    !own.some((act) => act.pattern.test(turn.text))
  )
    return [];
  const clauses = clausesOf(turn);
  const isSearching = searching.test(turn.text);
  const isTimetable = listsCases(turn.text, times);
  const isGated = clauses.some(({ text }) => customerIsAsked.test(text) && provide.test(text));
  return clauses.flatMap((clause, index) => {
    const ownTimes = times.filter(
      (time) => time.index >= clause.start && time.index < clause.start + clause.text.length,
    );
    const next = clauses[index + 1]?.text ?? '';
    const isAsked = clause.isMarked || offerTail.test(next) || offer.test(next);
    const isDoubtful =
      doubt.test(clauses[index - 1]?.text ?? '') || doubt.test(clauses[index - 2]?.text ?? '');
    const before = clauses[index - 1]?.text ?? '';
    const isAfterCondition =
      /^(?:如果|若|要是)|(?:后|时|等.*|到时候?|的话)$/.test(before) || asksFirst.test(before);
    const found = judgeClause({
      clause,
      own: ownTimes.length > 0 ? ownTimes : timesBehind(clauses[index + 1], times),
      shopActs: own,
      asked,
      said,
      later: clauses.slice(index + 1),
      whole: turn.text,
      isAsked,
      isAfterCondition,
      isDoubtful,
      isSearching,
      isGated,
      isTimetable,
    });
    return found === null ? [] : [found];
  });
}

/** "全额给您退 今天内操作": the day stands by itself behind what will be done. */
function timesBehind(clause: Clause | undefined, times: readonly TimePhrase[]): TimePhrase[] {
  if (clause === undefined || clause.isMarked) return [];
  const { start, text } = clause;
  const own = times.filter(
    ({ index, isVague }) => !isVague && index >= start && index < start + text.length,
  );
  const said = own.reduce((length, time) => length + time.length, 0);
  const isBare = own.length > 0 && text.length - said <= BARE;
  return isBare &&
    !refusal.test(text) &&
    !lately.test(text.slice(0, (own[0]?.index ?? 0) - start)) &&
    actIn(text) === null
    ? own
    : [];
}

function judgeClause(scene: Scene): Candidate | null {
  const { clause, own, asked } = scene;
  const text = blank(blank(clause.text, wait), courtesy);
  if (closing.test(text) && own.length === 0) return null;
  const time = own.find((phrase) => phrase.end !== null) ?? own[0] ?? null;
  const isFixed = time !== null && !time.isVague;
  const act = shopAct(text, scene.shopActs) ?? actIn(text);
  if (act === null) return isFixed ? answeredWhen(scene, text, time) : null;
  if (isBlocked(scene, text, act, isFixed)) return null;

  const before = text.slice(0, act.at);
  let score = act.isOwn === true ? 0.65 : act.isStrong ? 0.4 : 0.2;
  if (benefit.test(text)) score += 0.25;
  if (us.test(before)) score += 0.15;
  else if (others.test(before)) score += 0.2;
  if (future.test(text)) score += 0.15;
  if (isFixed) score += 0.3;
  const isBare = score <= 0.4;
  if (!isBare && request.test(asked) && anyAct.test(asked)) score += 0.1;
  if (!act.isStrong && act.kind === 'price' && !benefit.test(text)) score -= 0.3;
  if (scene.isAfterCondition) score += 0.1;
  if (!isBare && acceptance.test(scene.whole.trim())) score += 0.1;
  if (doubt.test(text) || scene.isDoubtful) score -= 0.25;
  if (explain.test(asked) && !isFixed) score -= 0.2;
  if (whatIf.test(asked) && !isFixed) score -= 0.2;
  if (inChat.test(text) && !isFixed && !act.isStrong) score -= 0.15;
  if (scene.isTimetable && !isFixed) score -= 0.2;
  const isEstimate = estimate.test(text) || act.kind === 'deliver_by';
  return {
    kind: kindOf(act, scene),
    score: Math.max(0, Math.min(1, score)),
    isSoft: isEstimate || condition.test(text) || (time?.isVague ?? false),
    code: isEstimate ? 'estimate' : scene.isAsked || offer.test(text) ? 'offer' : 'commitment',
    words: [act.words, ...(time === null ? [] : [textOf(scene, time)])],
    time,
    start: clause.start,
  };
}

function isBlocked(scene: Scene, text: string, act: Act, isFixed: boolean): boolean {
  const before = text.slice(0, act.at);
  const after = text.slice(act.at + act.words.length);
  if (negation.test(before) || negationAfter.test(after) || refusal.test(text)) return true;
  if ((past.test(before) || pastAfter.test(after)) && !futureBeatsPast.test(text)) return true;
  if (!act.isStrong && comfort.test(text) && !others.test(before) && !isFixed) return true;
  if (isQuestion(scene, text, act, isFixed)) return true;
  if (hedge.test(before.slice(-8)) && !isAccepted(scene, isFixed)) return true;
  if (text.endsWith('的话')) return true;
  if (isGeneral(scene, text, act, isFixed) && !/(?:专员|亲自)/.test(text)) return true;
  if (!isFixed && (confirms.test(scene.whole) || isSentAtOnce(text, act))) return true;
  if (!isFixed && (isDoneAlready(scene, act) || doneWithin.test(act.words))) return true;
  if (scene.isGated && !act.isStrong && !isFixed) return true;
  if (scene.isTimetable && act.kind === 'refund') return true;
  if (!isFixed && isWithinTheChat(scene, act)) return true;
  if (act.kind === 'deliver_by' && !isFixed && !/优先|第一时间|重新|再次|尽[快早]/.test(text))
    return true;
  if ((progress.test(text) || inTurn.test(text)) && !isFixed) return true;
  if (scene.isSearching && act.kind === 'investigate' && !isFixed) return true;
  const isOurs = benefit.test(text) || us.test(before);
  if (customerActs.test(before) && !benefit.test(before)) return true;
  if (capability.test(before) && !isFixed && (condition.test(text) || scene.isAfterCondition))
    return true;
  return capability.test(before) && !isFixed && !/(?:^|[^您你亲])我/.test(before) && !isOurs;
}

/** Terms for everybody; "付款后48小时内发货" to somebody who asks whether it comes in time is for them. */
function isGeneral(scene: Scene, text: string, act: Act, isFixed: boolean): boolean {
  const isUrgent =
    urgency.test(scene.asked) || (benefit.test(text) && /[今明后]天/.test(scene.asked));
  const isForThem = isFixed && act.kind === 'ship' && isUrgent;
  if (usual.test(text) && !(isFixed && calendarDay.test(text) && benefit.test(text))) return true;
  if (procedure.test(scene.asked) && !calendarDay.test(text)) return true;
  return policy.test(isForThem ? blank(text, purchase) : text);
}

/** "I'll refund it. Done.": nothing is left to be kept. */
function isDoneAlready({ later }: Scene, act: Act): boolean {
  return later.some(({ text }) => {
    const verb = doneAlready.exec(text)?.slice(1).find(Boolean);
    if (verb === undefined || future.test(text)) return false;
    const isAlike = [money, goods].some((one) => one.test(verb) && one.test(act.words));
    return isAlike || act.words.includes(verb) || anyDeed.test(verb);
  });
}

/** A link, an address or a picture follows in the next message. */
const isSentAtOnce = (text: string, act: Act): boolean =>
  sending.test(act.words) && !sentLater.test(text);

/** A hedge that the customer has already taken up, with a date, counts as a soft promise. */
const isAccepted = (scene: Scene, isFixed: boolean): boolean =>
  isFixed && request.test(scene.asked) && !scene.isAsked;

/** "可以吗" after an act with a date, a gift or a replacement needs only an OK: an offer, no question. */
function isQuestion(scene: Scene, text: string, act: Act, isFixed: boolean): boolean {
  if (correlative.test(text)) return false;
  if (!scene.isAsked && !question.test(text.replace(embedded, '')) && !offer.test(text))
    return false;
  const isOffer = offer.test(text) || scene.isAsked;
  const needsOnlyOk =
    isFixed ||
    act.kind === 'gift' ||
    (act.kind === 'compensate' && /\d/.test(text)) ||
    /补发|补寄|补上|重发|\d\s?(?:元|块|个?(?:京豆|积分))|\d[^,]{0,4}(?:券|红包)/.test(text);
  return !(isOffer && needsOnlyOk && (benefit.test(text) || us.test(text) || others.test(text)));
}

function listsCases(text: string, times: readonly TimePhrase[]): boolean {
  const fixed = times.filter((time) => !time.isVague).length;
  if (fixed === 0) return false;
  const named = cases.filter((one) => one.test(text)).length;
  return named >= 2 || (named >= 1 && fixed >= 2);
}

/** What is done while the customer waits, or once the agent has time to type, promises nothing. */
function isWithinTheChat(scene: Scene, act: Act): boolean {
  if (act.kind === 'callback') return busy.test(scene.whole);
  const { text } = scene.clause;
  return !act.isStrong && immediate.test(text) && !others.test(text) && !scene.isAfterCondition;
}

/** A bare time ("7-15个工作日") that answers the customer's "when". */
function answeredWhen(scene: Scene, text: string, time: TimePhrase): Candidate | null {
  const { clause, asked } = scene;
  if (
    scene.isTimetable ||
    scene.isAsked ||
    question.test(text) ||
    refusal.test(text) ||
    policy.test(text) ||
    (usual.test(text) && !calendarDay.test(text))
  )
    return null;
  if (past.test(text) || pastAfter.test(text) || hedge.test(text) || /最快/.test(text)) return null;
  if (lately.test(text.slice(0, time.index - clause.start))) return null;
  // "How many days is it as a rule" asks about nobody's order.
  if (usual.test(asked) && !calendarDay.test(text)) return null;
  if (expires.test(asked)) return null;
  const isEstimate = estimate.test(text);
  const isAnswer = when.test(asked);
  if (!isEstimate && !isAnswer) return null;
  const isArrival = /收到|送到|能到|到货/.test(text);
  const kind = isArrival
    ? 'deliver_by'
    : (topics.find(([, pattern]) => pattern.test(asked))?.[0] ?? null);
  if (kind === null) return null;
  const rest = text.length - time.length;
  const score = (isEstimate ? 0.45 : 0.3) + (isAnswer ? 0.3 : 0) - Math.max(0, rest - 8) * 0.03;
  return {
    kind,
    score,
    isSoft: isEstimate,
    code: 'answered-when',
    words: [textOf(scene, time)],
    time,
    start: clause.start,
  };
}
