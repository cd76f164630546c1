import { texts } from './texts.ts';
import * as tw from './zh-tw/command-line.ts';

/** What commands print for a person; their help is in English. */
export const commandLineTexts = texts(
  {
    exactly: (n: string) => `${n} 条`,
    about: (n: string) => `约 ${n} 条`,
    atLeast: (n: string) => `${n}+ 条`,
    sheetImported: (added: string, revised: string, unchanged: string) =>
      `新增 ${added}，修改 ${revised}，未变 ${unchanged}`,
    rowIssue: (line: string, reason: string) => `第 ${line} 行：${reason}`,
    promised: '承诺',
    sheet: '口径',
    thisCustomer: '对他',
    others: (n: string) => `别人 ${n}×`,
    answers: (n: string) => `${n} 条口径`,
    covered: (n: string, all: string) => `${n}/${all} 个问题有口径`,
    spread: '说法不一',
  },
  {
    exactly: (n: string) => `${n} found`,
    about: (n: string) => `about ${n} found`,
    atLeast: (n: string) => `${n}+ found`,
    sheetImported: (added: string, revised: string, unchanged: string) =>
      `${added} new, ${revised} changed, ${unchanged} unchanged`,
    rowIssue: (line: string, reason: string) => `row ${line}: ${reason}`,
    promised: 'promise',
    sheet: 'sheet',
    thisCustomer: 'to them',
    others: (n: string) => `to others ${n}×`,
    answers: (n: string) => `${n} answers`,
    covered: (n: string, all: string) => `${n}/${all} questions answered`,
    spread: 'answered differently',
  },
  tw.commandLineTexts,
);
