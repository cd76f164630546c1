import { texts } from './texts.ts';
import * as tw from './zh-tw/reminders.ts';

/** What falls due soon, said wherever one is. */
export const reminderTexts = texts(
  {
    reminders: '承诺提醒',
    who: (agent: string, customer: string) => `${agent} 答应 ${customer}`,
    theCustomer: '买家',
    others: (n: number) => `还有 ${n} 条`,
    show: '去看',
    later: '15 分钟后再说',
    seen: '知道了',
    toReminder: '到承诺提醒',
    lead: '承诺提醒',
    leadLabel: '到期前多久提醒',
    never: '不提醒',
    atDue: '到点时',
    minutes: (n: number) => `提前 ${n} 分钟`,
    hours: (n: number) => `提前 ${n} 小时`,
    leadHint: '只提醒确认过、有期限的承诺。桌面版同时发系统通知。',
  },
  {
    reminders: 'Reminders of promises',
    who: (agent: string, customer: string) => `${agent} to ${customer}`,
    theCustomer: 'the customer',
    others: (n: number) => `and ${n} more`,
    show: 'Show it',
    later: 'Again in 15 min',
    seen: 'Seen',
    toReminder: 'To the reminder',
    lead: 'Reminders of promises',
    leadLabel: 'How long before they are due',
    never: 'Never',
    atDue: 'When due',
    minutes: (n: number) => `${n} min before`,
    hours: (n: number) => (n === 1 ? '1 h before' : `${n} h before`),
    leadHint:
      'Only confirmed promises with a due time. On the desktop the system shows a notification, too.',
  },
  tw.reminderTexts,
);
