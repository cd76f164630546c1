import { DateTime } from 'luxon';
import type { SheetImport } from '../../../shared/contract/answers.ts';
import { newAnswerSchema } from '../../../shared/contract/answers.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { topicNamed } from '../../../shared/domain/answers/topics.ts';
import {
  answerCategoryWords,
  answerScopeWords,
  answerTopicWords,
} from '../../../shared/i18n/answer-words.ts';
import {
  answerScopes,
  topics,
  type AnswerScope,
  type AnswerTopic,
} from '../../../shared/model/answers.ts';
import { languages } from '../../../shared/i18n/texts.ts';
import type { AnswersStore, KeptAnswer, KeptVersion } from '../store/answers.ts';
import type { By } from '../store/store.ts';
import { columnNamed, type SheetColumn } from './columns.ts';
import { readCsv, type CsvRow } from '../system/read-csv.ts';
import { addAnswer, isSameMatter, reviseAnswer } from './write.ts';

interface Options {
  /** Zone of times in the table. */
  readonly zone: string;
  readonly by: By;
  readonly isDryRun: boolean;
}

type Row = Partial<Record<SheetColumn, string>>;

/** Takes a table into the sheet: what is new is added, what differs becomes a new version. */
export async function importSheet(
  store: AnswersStore,
  bytes: Uint8Array,
  { zone, by, isDryRun }: Options,
): Promise<SheetImport> {
  const [header, ...rows] = readCsv(bytes);
  const columns = header?.cells.map(columnNamed) ?? [];
  if (!columns.includes('answer')) {
    throw new AppError('unsupported-format', 'The table has no column 答案 (answer).');
  }
  const report = { added: 0, revised: 0, unchanged: 0, issues: [] as SheetImport['issues'] };
  for (const row of rows) {
    try {
      report[await takeRow(store, rowOf(columns, row), { zone, by, isDryRun })]++;
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      const excerpt = row.cells.join(' | ').slice(0, 120);
      report.issues.push({ line: row.line, reason: cause.message, excerpt });
    }
  }
  return report;
}

async function takeRow(
  store: AnswersStore,
  row: Row,
  { zone, by, isDryRun }: Options,
): Promise<'added' | 'revised' | 'unchanged'> {
  const wanted = read(row, zone);
  const known = (await store.list()).find((answer) =>
    row.uid ? answer.uid === row.uid : isSameMatter(answer, wanted),
  );
  if (!known) {
    if (!isDryRun) await addAnswer(store, wanted, by);
    return 'added';
  }
  const edit = differences(known, wanted);
  if (edit === null) return 'unchanged';
  if (!isDryRun) await reviseAnswer(store, known.answerId, edit, by);
  return 'revised';
}

function read(row: Row, zone: string) {
  const topic = topicOf(row.topic ?? '');
  const validFrom = timeOf(row.validFrom, zone);
  const validTo = endOf(row.validTo, zone);
  const { success, data } = newAnswerSchema.safeParse({
    topic,
    scope: scopeOf(row.scope ?? ''),
    scopeValue: row.scopeValue ?? '',
    answer: row.answer ?? '',
    question: row.question ?? '',
    ...(row.category ? { category: categoryOf(row.category) } : {}),
    ...(row.value ? { value: row.value } : {}),
    ...(validFrom === null ? {} : { validFrom }),
    validTo,
    ...(row.owner ? { owner: row.owner } : {}),
    source: row.source ?? '',
    reason: row.reason ?? '',
  });
  if (!success)
    throw new AppError('invalid-input', 'The row has no answer, or one that is too long.');
  return { ...data, question: data.question ?? '' };
}

/** What the row says otherwise than the newest version; null where it says the same. */
function differences(known: KeptAnswer, wanted: ReturnType<typeof read>) {
  const last = known.versions.at(-1);
  const { topic: _topic, scope: _scope, scopeValue: _value, reason, ...said } = wanted;
  if (!last || last.isRetired) return { ...said, reason: reason ?? '' };
  const changed = Object.entries(said).filter(
    ([field, value]) => value !== undefined && value !== last[field as keyof KeptVersion],
  );
  if (changed.length === 0) return null;
  const edit = Object.fromEntries(changed) as Partial<typeof said>;
  // A row that only repeats when its answer began is about what follows from now on.
  if (edit.validFrom === undefined && said.answer !== last.answer) return { ...edit, reason: '' };
  return { ...edit, reason: reason ?? '' };
}

function rowOf(columns: readonly (SheetColumn | undefined)[], { cells }: CsvRow): Row {
  const row: Row = {};
  for (const [index, column] of columns.entries()) {
    // The apostrophe keeps spreadsheets from running a cell as a formula.
    if (column) row[column] = (cells[index] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
  }
  return row;
}

function topicOf(name: string): AnswerTopic {
  if (name === '') return 'other';
  const named = topicNamed(name);
  const written = topics.find((topic) =>
    languages.some((one) => answerTopicWords[one][topic].toLowerCase() === name.toLowerCase()),
  );
  const topic = named ?? written;
  if (!topic) throw new AppError('invalid-input', `There is no topic ${name}.`);
  return topic;
}

function scopeOf(name: string): AnswerScope {
  if (name === '') return 'shop';
  const scope = answerScopes.find((one) =>
    [one, ...languages.map((language) => answerScopeWords[language][one].toLowerCase())].includes(
      name.toLowerCase(),
    ),
  );
  if (!scope) throw new AppError('invalid-input', `There is no scope ${name}.`);
  return scope;
}

function categoryOf(name: string): string {
  for (const names of Object.values(answerCategoryWords)) {
    const known = Object.entries(names).find(([, word]) => word === name);
    if (known) return known[0];
  }
  return name;
}

/** A day that something ends on counts to its end. */
function endOf(written: string | undefined, zone: string): number | null {
  const at = timeOf(written, zone);
  const isDay = at !== null && !/:/.test(written ?? '');
  return isDay ? DateTime.fromMillis(at, { zone }).plus({ days: 1 }).toMillis() : at;
}

/** `2026-03-01`, `2026/3/1 10:00`, ISO; null for none. A day means its beginning. */
function timeOf(written: string | undefined, zone: string): number | null {
  if (!written) return null;
  const text = written.replaceAll('/', '-').replace(/^(\d{4})-(\d)(?=-)/, '$1-0$2');
  const padded = text.replace(/^(\d{4}-\d\d)-(\d)(?!\d)/, '$1-0$2');
  const iso = DateTime.fromISO(
    padded.replace(/^(\S+)\s+(\d)/, '$1T$2').replace(/T(\d):/, 'T0$1:'),
    {
      zone,
    },
  );
  if (!iso.isValid) throw new AppError('invalid-input', `${written} is no time.`);
  return iso.toMillis();
}
