// Written by `npm run zh-tw` from ../people.ts: change that, or tests/translation.

export const peopleTexts = {
  button: '買家：關聯帳號、標籤、備註',
  person: '買家',
  conversation: '對話',
  buttonLinked: (n: number) => `關聯帳號，共 ${n} 個`,
  title: (name: string) => `${name} 的帳號`,
  what: '同一個人用幾個帳號時，把它們關聯起來。訊息不動，只是記下是誰認的、為什麼，隨時能解除。',
  accounts: '這個人的帳號',
  messages: (n: string) => `${n} 則訊息`,
  last: (time: string) => `最近 ${time}`,
  search: '再關聯一個帳號',
  searchHint: '輸入名字或帳號',
  found: '找到的帳號',
  nothing: (words: string) => `沒有名字裡帶「${words}」的其他帳號`,
  link: '關聯',
  linkTitle: (one: string, other: string) => `關聯 ${one} 和 ${other}`,
  linkHint: '寫下為什麼是同一個人，例如收貨地址或電話相同。',
  why: '為什麼是同一個人',
  linked: '已關聯',
  links: '關聯記錄',
  linkLine: (one: string, other: string) => `${one} = ${other}`,
  by: (who: string, time: string, reason: string) =>
    who === '' ? `${time}：${reason}` : `${who}，${time}：${reason}`,
  undone: (who: string, time: string, reason: string) =>
    who === '' ? `${time} 解除：${reason}` : `${who} ${time} 解除：${reason}`,
  unlink: '解除',
  unlinkTitle: (one: string, other: string) => `解除 ${one} 和 ${other} 的關聯`,
  unlinkHint: '訊息不動；解除的原因也會留檔。',
  unlinkWhy: '為什麼解除',
  unlinked: '已解除關聯',
};
