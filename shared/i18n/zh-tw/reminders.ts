// Written by `npm run zh-tw` from ../reminders.ts: change that, or tests/translation.

export const reminderTexts = {
  reminders: '承諾提醒',
  who: (agent: string, customer: string) => `${agent} 答應 ${customer}`,
  theCustomer: '買家',
  others: (n: number) => `還有 ${n} 條`,
  show: '去看',
  later: '15 分鐘後再說',
  seen: '知道了',
  toReminder: '到承諾提醒',
  lead: '承諾提醒',
  leadLabel: '到期前多久提醒',
  never: '不提醒',
  atDue: '到點時',
  minutes: (n: number) => `提前 ${n} 分鐘`,
  hours: (n: number) => `提前 ${n} 小時`,
  leadHint: '只提醒確認過、有期限的承諾。桌面版同時發系統通知。',
};
