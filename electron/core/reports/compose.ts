import type { Report, ReportSection } from '../../../shared/contract/reports.ts';
import { excerpt } from '../../../shared/domain/handovers/excerpt.ts';
import { clockIn } from '../../../shared/domain/handovers/zoned-time.ts';
import { handoverNoteTexts } from '../../../shared/i18n/handover-note.ts';
import { reportsTexts, type ReportWords } from '../../../shared/i18n/reports.ts';
import type { Language } from '../../../shared/i18n/texts.ts';
import { disputeKinds } from '../../../shared/model/analysis.ts';
import type { AnswerChange, ReportLine, ReportStore, StoredReport } from '../store/reports.ts';

/** A report as it reads now: what people wrote, and for the rest what the archive says. */
export async function composeReport(
  reports: ReportStore,
  report: StoredReport,
  language: Language,
): Promise<Report> {
  const { canonical, written, ...head } = report;
  if (canonical !== null) {
    const frozen = JSON.parse(canonical) as Pick<Report, 'counts' | 'sections'>;
    return { ...head, counts: frozen.counts, sections: frozen.sections };
  }
  const drawn = await drawnSections(reports, report, language);
  return {
    ...head,
    counts: await countsNow(reports, report),
    sections: drawn.map((section) => {
      const text = written[section.id];
      return text === undefined ? section : { ...section, text, isWritten: true };
    }),
  };
}

async function countsNow(
  reports: ReportStore,
  { kind, shop, from, to }: StoredReport,
): Promise<Report['counts']> {
  if (kind === 'answer-changes') return [];
  const now = await reports.counts({ shop, from, to });
  const before = await reports.counts({ shop, from: from - (to - from), to: from });
  return (Object.keys(now) as (keyof typeof now)[]).map((name) => ({
    name,
    value: now[name],
    before: before[name],
  }));
}

type Section = Report['sections'][number];

async function drawnSections(
  reports: ReportStore,
  report: StoredReport,
  language: Language,
): Promise<Section[]> {
  const { shop, from, to, zone } = report;
  const words = reportsTexts[language];
  if (report.kind === 'answer-changes') {
    const changes = await reports.answerChanges({ shop, from, to });
    const text = changes.map((change) => changeWords(change, zone, words)).join('\n');
    return [{ id: 'changes', text, isWritten: false, evidence: [] }];
  }
  const lines = await reports.lines({ shop, from, to });
  const section = (id: ReportSection, kinds: readonly ReportLine['kind'][]): Section => {
    const mine = lines.filter(({ kind }) => kinds.includes(kind));
    return {
      id,
      text: mine.map((line) => lineWords(line, zone, language)).join('\n'),
      isWritten: false,
      evidence: [...new Set(mine.flatMap(({ messageIds }) => messageIds))],
    };
  };
  return [
    section('problems', ['dispute', 'broken', 'overdue', 'feedback']),
    section('measures', ['closed']),
    section('plan', ['due', 'next']),
    section('target', []),
  ];
}

/** Extractive, as on a handover note: what was said stands there in its own words. */
function lineWords(line: ReportLine, zone: string, language: Language): string {
  const words = reportsTexts[language];
  const note = handoverNoteTexts[language];
  const text = excerpt(line.text, 60);
  const customer = excerpt(line.customer, 16) || note.unknownCustomer;
  const kind = note[disputeKinds.find((known) => known === line.about) ?? 'other'];
  switch (line.kind) {
    case 'dispute':
      return words.disputeLine(kind, customer, text);
    case 'closed':
      return words.closedLine(kind, customer, text);
    case 'next':
      return words.nextLine(kind, customer, text);
    case 'due':
      return words.dueLine(line.at === null ? '' : clockIn(zone, line.at), customer, text);
    case 'broken':
      return words.brokenLine(customer, text);
    case 'feedback':
      return words.feedbackLine(customer, text);
    default:
      return words.overdueLine(customer, text);
  }
}

function changeWords(change: AnswerChange, zone: string, words: ReportWords): string {
  const { answer, before, isRetired, madeAt, madeBy, reason, scope } = change;
  const what = isRetired
    ? words.retiredAnswer(before ?? answer)
    : before === null
      ? words.newAnswer(answer)
      : words.changedFrom(before, answer);
  const about = scope === '' ? '' : `[${scope}] `;
  const why = reason === '' ? '' : words.because(reason);
  return words.changeLine(clockIn(zone, madeAt), madeBy, `${about}${what}${why}`);
}
