import { DateTime } from 'luxon';
import type { Answer } from '../../../shared/contract/answers.ts';
import { csvOf } from '../../../shared/domain/csv.ts';
import {
  answerCategoryWords,
  answerScopeWords,
  answerTopicWords,
  sheetColumnWords,
} from '../../../shared/i18n/answer-words.ts';
import type { Language } from '../../../shared/i18n/texts.ts';
import { sheetColumns, type SheetColumn } from './columns.ts';

/** The sheet as a table that a spreadsheet reads, and that comes back with what was changed in it. */
export function exportSheet(answers: readonly Answer[], language: Language, zone: string): string {
  const header = sheetColumns.map((column) => sheetColumnWords[language][column]);
  const time = (at: number | null): string =>
    at === null ? '' : DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');
  const rows = answers.map(({ uid, topic, scope, scopeValue, version }) => {
    const cells: Record<SheetColumn, string> = {
      uid,
      topic: answerTopicWords[language][topic],
      scope: answerScopeWords[language][scope],
      scopeValue,
      category: categoryName(version.category, answerCategoryWords[language]),
      question: version.question,
      answer: version.answer,
      value: version.value ?? '',
      validFrom: time(version.validFrom),
      validTo: time(version.validTo),
      owner: version.owner,
      source: version.source,
      reason: version.reason,
    };
    return sheetColumns.map((column) => cells[column]);
  });
  return csvOf([header, ...rows]);
}

function categoryName(category: string, names: Readonly<Record<string, string>>): string {
  return names[category] ?? category;
}
