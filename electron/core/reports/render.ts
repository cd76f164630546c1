import type { Report } from '../../../shared/contract/reports.ts';
import { csvOf } from '../../../shared/domain/csv.ts';
import { clockIn } from '../../../shared/domain/handovers/zoned-time.ts';
import { reportsTexts, type ReportWords } from '../../../shared/i18n/reports.ts';
import type { Language } from '../../../shared/i18n/texts.ts';

type ReportFormat = 'json' | 'html' | 'md' | 'csv' | 'txt';

/** A report as a document of its own: to print, to file, to read by program, to post. */
export function renderReport(
  report: Report,
  format: ReportFormat,
  language: Language,
): { content: string; fileName: string } {
  const day = clockIn(report.zone, report.from).slice(0, 10);
  const fileName = `report-${report.kind}-${day}.${format}`;
  return { content: contentOf(report, format, language), fileName };
}

function contentOf(report: Report, format: ReportFormat, language: Language): string {
  const words = reportsTexts[language];
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'csv':
      return csvOf(csvRows(report, words));
    case 'html':
      return htmlOf(report, words, language);
    case 'md':
      return markdownOf(report, words);
    case 'txt':
      return textOf(report, words);
  }
}

function factsOf(report: Report, words: ReportWords): [string, string][] {
  const { zone, from, to } = report;
  return [
    [words.shop, report.shop ?? words.allShops],
    [words.period, `${clockIn(zone, from)} – ${clockIn(zone, to)} (${zone})`],
    [words.createdBy, report.createdBy],
    [words.signedBy, report.signedBy ?? words.draft],
    [words.signedAt, report.signedAt === null ? '—' : clockIn(zone, report.signedAt)],
    [words.hash, report.hash ?? '—'],
  ];
}

type Count = Report['counts'][number];

function countWords({ name }: Count, words: ReportWords): string {
  const known = Object.entries(words).find(([key]) => key === name)?.[1];
  return typeof known === 'string' ? known : name;
}

function valueWords(name: string, value: number | null, words: ReportWords): string {
  if (value === null) return words.notComputable;
  return name === 'firstAnswerSeconds' ? words.seconds(String(value)) : String(value);
}

function csvRows(report: Report, words: ReportWords): string[][] {
  return [
    [words.count, words.thisPeriod, words.before],
    ...report.counts.map((count) => [
      countWords(count, words),
      valueWords(count.name, count.value, words),
      valueWords(count.name, count.before, words),
    ]),
    ...report.sections.flatMap(({ id, text }) =>
      (text || words.none).split('\n').map((line) => [words[id], line, '']),
    ),
  ];
}

function markdownOf(report: Report, words: ReportWords): string {
  const escaped = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~]/gu, String.raw`\$&`);
  const table = [
    `| ${words.count} | ${words.thisPeriod} | ${words.before} |`,
    '| --- | --- | --- |',
    ...report.counts.map((count) => {
      const { name, value, before } = count;
      const [now, then] = [valueWords(name, value, words), valueWords(name, before, words)];
      return `| ${countWords(count, words)} | ${now} | ${then} |`;
    }),
  ].join('\n');
  const parts = [
    `# ${words[report.kind]}`,
    factsOf(report, words)
      .map(([label, value]) => `- **${label}**: ${escaped(value)}`)
      .join('\n'),
    ...(report.counts.length === 0 ? [] : [`## ${words.counts}`, table]),
    ...report.sections.flatMap(({ id, text }) => [
      `## ${words[id]}`,
      (text || words.none)
        .split('\n')
        .map((line) => `- ${escaped(line)}`)
        .join('\n'),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function textOf(report: Report, words: ReportWords): string {
  const lines = [
    `【${words[report.kind]}】`,
    ...factsOf(report, words).map(([label, value]) => `${label}：${value}`),
    ...report.counts.map((count) => {
      const value = valueWords(count.name, count.value, words);
      return `${countWords(count, words)}：${value}`;
    }),
    ...report.sections.flatMap(({ id, text }) => ['', `■ ${words[id]}`, text || words.none]),
  ];
  return `${lines.join('\n')}\n`;
}

function htmlOf(report: Report, words: ReportWords, language: Language): string {
  const title = escapeHtml(words[report.kind]);
  const facts = factsOf(report, words).map(
    ([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  const rows = report.counts.map((count) => {
    const { name, value, before } = count;
    const cells = [valueWords(name, value, words), valueWords(name, before, words)];
    const [now, then] = cells.map(escapeHtml);
    return `<tr><th scope="row">${escapeHtml(countWords(count, words))}</th><td>${now}</td><td>${then}</td></tr>`;
  });
  const head = [words.count, words.thisPeriod, words.before].map(escapeHtml);
  const table =
    rows.length === 0
      ? ''
      : `<h2>${escapeHtml(words.counts)}</h2>\n<table><thead><tr>${head.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const sections = report.sections.map(({ id, text }) => {
    const lines = (text || words.none).split('\n').map((line) => `<li>${escapeHtml(line)}</li>`);
    return `<section><h2>${escapeHtml(words[id])}</h2><ul>${lines.join('')}</ul></section>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
<dl>${facts.join('')}</dl>
${table}
${sections.join('\n')}
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (char) => `&#${char.codePointAt(0) ?? 0};`);
}

const style = `
@page { size: A4; margin: 18mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt } }
:root { color-scheme: light }
body { margin: 0 auto; max-width: 180mm; padding: 6mm; background: #fff; color: #000; font: 11pt/1.5 "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif }
body:lang(zh-TW) { font-family: "Microsoft JhengHei", "PingFang TC", "Source Han Sans TC", "Noto Sans CJK TC", sans-serif }
h1 { margin: 0 0 3mm; font-size: 17pt } h2 { margin: 5mm 0 1mm; border-bottom: 1.5pt solid #000; font-size: 12.5pt; break-after: avoid }
dl { display: flex; flex-wrap: wrap; gap: 0 6mm; margin: 0 } dl div { display: flex; gap: 1.5mm } dt::after { content: ":" } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse } th, td { padding: 0.8mm 2mm; border: 0.75pt solid #000; text-align: right } th:first-child { text-align: left; font-weight: normal }
ul { margin: 1mm 0; padding-left: 6mm } li { break-inside: avoid; overflow-wrap: anywhere }
@media print { body { padding: 0 } }
`;
