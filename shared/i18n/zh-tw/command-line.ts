// Written by `npm run zh-tw` from ../command-line.ts: change that, or tests/translation.

export const commandLineTexts = {
  exactly: (n: string) => `${n} 條`,
  about: (n: string) => `約 ${n} 筆`,
  atLeast: (n: string) => `${n}+ 筆`,
  sheetImported: (added: string, revised: string, unchanged: string) =>
    `新增 ${added}，修改 ${revised}，未變 ${unchanged}`,
  rowIssue: (line: string, reason: string) => `第 ${line} 行：${reason}`,
  promised: '承諾',
  sheet: '口徑',
  thisCustomer: '對他',
  others: (n: string) => `別人 ${n}×`,
  answers: (n: string) => `${n} 條口徑`,
  covered: (n: string, all: string) => `${n}/${all} 個問題有口徑`,
  spread: '說法不一',
};
