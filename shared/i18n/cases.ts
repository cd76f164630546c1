import { texts } from './texts.ts';
import * as tw from './zh-tw/cases.ts';

/** What is looked at before a package leaves the house, by the code of the finding. */
export const caseCheckTexts = texts(
  {
    nothing: '证据篮里还没有消息',
    identity: '双方身份：每段会话都应有已确认的客服和买家',
    order: '订单号',
    policy: '当时有效的口径或规则',
    unfavourable: '同一期间对己方不利的消息（对方手里也有）',
    risky: '己方的风险用语',
    checklist: '可能还缺的材料',
    'no-deadline': '未填举证期限',
    'deadline-over': '举证期限已过（小时）',
    'deadline-left': '距举证期限还有（小时）',
    claims: '每项主张都应引用证据篮中的证据',
    completeness: '范围内的记录缺口',
  },
  {
    nothing: 'no message lies in the basket yet',
    identity: 'both sides: each conversation needs a known agent and a known customer',
    order: 'order number',
    policy: 'answers or rules in force then',
    unfavourable: 'messages of the same time that speak against you (the other side has them too)',
    risky: 'risky words of your own',
    checklist: 'material that may be missing',
    'no-deadline': 'no deadline is set',
    'deadline-over': 'the deadline has passed (hours)',
    'deadline-left': 'left until the deadline (hours)',
    claims: 'each claim should cite an exhibit of the basket',
    completeness: 'gaps in the records of the scope',
  },
  tw.caseCheckTexts,
);

/** What the other side can say, by its code. */
export const opponentTexts = texts(
  {
    admission: '己方承认过责任',
    'broken-promise': '己方的承诺未兑现',
    'late-promise': '己方的承诺到期时没有兑现的记录',
    contradiction: '己方前后说法不一',
    'risky-words': '己方的风险用语',
    gap: '记录有缺口，可被质疑不完整',
  },
  {
    admission: 'you admitted fault',
    'broken-promise': 'you broke a promise',
    'late-promise': 'your promise came due without a record that it was kept',
    contradiction: 'you said different things',
    'risky-words': 'risky words of yours',
    gap: 'the records have a gap and can be called incomplete',
  },
  tw.opponentTexts,
);
