// Written by `npm run zh-tw` from ../around.ts: change that, or tests/translation.

export const aroundTexts = {
  title: '相關記錄',
  close: '關閉相關記錄',
  saidBefore: '以前說過',
  sameCustomer: '和這個買家',
  others: '別的買家問過，當時這樣答',
  nothingSaid: '沒有找到類似的問答',
  answered: (who: string) => `${who} 答`,
  unanswered: '當時沒有回答',
  promises: '沒了結的承諾',
  disputes: '沒了結的糾紛',
  noneOpen: '這個買家沒有未了結的承諾和糾紛',
  numbers: '提到的號碼',
  similar: '意思相近的訊息',
  findSimilar: '找意思相近的訊息',
  nothingSimilar: '沒有意思相近的訊息',
  openAt: (who: string, words: string) => `看 ${who} 的這則訊息：${words}`,
  find: (kind: string, number: string) => `找出提到${kind} ${number} 的全部訊息`,
};
