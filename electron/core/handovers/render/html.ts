import type { Language } from '../../../../shared/i18n/texts.ts';
import type { Fact, ItemView, NoteView, SectionView } from './note-view.ts';

/**
 * One self-contained page for A4 paper: no script, nothing fetched, readable in black and white. Each
 * line has a box to tick and its id, so that a pencil can acknowledge it.
 */
export function renderHtml(view: NoteView, language: Language): string {
  const { words, number, hashCode } = view;
  const title = `${words.title} ${number}`;
  const code = hashCode === null ? '' : `${words.hash} ${hashCode}`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style(`${title}  ${code}`)}</style>
</head>
<body>
<header>
<h1>${escapeHtml(words.title)} <span class="number">${escapeHtml(words.number)} ${escapeHtml(number)}</span></h1>
${hashCode === null ? '' : `<p class="code">${escapeHtml(code)}</p>`}
${factList(view.heading)}
</header>
<main>
${view.sections.map((section) => sectionHtml(section, view)).join('\n')}
${addendaHtml(view)}
</main>
<footer>
${signatures(view)}
${factList(view.footing)}
</footer>
</body>
</html>
`;
}

/** Text as it may stand in HTML, attributes included. */
function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (char) => `&#${char.codePointAt(0) ?? 0};`);
}

/** The first page holds twelve critical lines; the others follow on the next, told, never hidden. */
const mostOnFirstPage = 12;

function sectionHtml({ id, title, items, none }: SectionView, { words }: NoteView): string {
  if (id === 'critical' && items.length > mostOnFirstPage) {
    const first = items.slice(0, mostOnFirstPage);
    const rest = items.slice(mostOnFirstPage);
    const more = `<p class="more">${escapeHtml(words.more(String(items.length)))}</p>`;
    return `<section>\n<h2>${escapeHtml(title)}</h2>\n${listHtml(first)}\n${more}\n</section>
<section class="continued">\n<h2>${escapeHtml(words.continued)}</h2>\n${listHtml(rest)}\n</section>`;
  }
  const lines = items.length === 0 ? `<p class="none">${escapeHtml(none)}</p>` : listHtml(items);
  return `<section${items.length === 0 ? ' class="empty"' : ''}>\n<h2>${escapeHtml(title)}</h2>\n${lines}\n</section>`;
}

function listHtml(items: readonly ItemView[]): string {
  return `<ol>\n${items.map(itemHtml).join('\n')}\n</ol>`;
}

function addendaHtml({ addenda, words }: NoteView): string {
  if (addenda.length === 0) return '';
  const lines = addenda.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n');
  return `<section>\n<h2>${escapeHtml(words.addenda)}</h2>\n<ol class="addenda">\n${lines}\n</ol>\n</section>`;
}

function itemHtml(item: ItemView): string {
  const remarks = item.remarks.map((remark) => `<li>${escapeHtml(remark)}</li>`).join('');
  return `<li class="item ${item.severity}${item.isClosed ? ' closed' : ''}">
<p class="line"><span class="box" aria-hidden="true"></span><span class="id">#${item.id}</span> <span class="mark">${escapeHtml(item.mark)}</span> <strong>${escapeHtml(item.headline)}</strong></p>
${item.situation === '' ? '' : `<p>${escapeHtml(item.situation)}</p>`}
${factList(item.fields)}
${remarks === '' ? '' : `<ul class="remarks">${remarks}</ul>`}
${item.word === null ? '' : `<p class="word">${escapeHtml(item.word)}</p>`}
</li>`;
}

function factList(facts: readonly Fact[]): string {
  const rows = facts.map(
    ({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  return `<dl>${rows.join('')}</dl>`;
}

function signatures({ words }: NoteView): string {
  const line = (who: string): string =>
    `<p>${escapeHtml(who)}<span class="rule"></span>${escapeHtml(words.date)}<span class="rule short"></span></p>`;
  const people = [words.outgoing, words.incoming, words.supervisor];
  return `<section class="signatures"><h2>${escapeHtml(words.signature)}</h2>${people.map(line).join('')}</section>`;
}

/** `running` heads every printed page; quotes and backslashes cannot end the CSS string. */
function style(running: string): string {
  const text = running.replaceAll(/["\\<>\n]/gu, ' ');
  return `
@page { size: A4; margin: 18mm 15mm; @top-left { content: "${text}"; font-size: 9pt } @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt } }
:root { color-scheme: light }
body { margin: 0 auto; max-width: 180mm; padding: 6mm; background: #fff; color: #000; font: 11pt/1.5 "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif }
h1 { margin: 0; font-size: 17pt } .number { font-weight: normal } .code { margin: 0; font-family: monospace }
h2 { margin: 5mm 0 1mm; border-bottom: 1.5pt solid #000; font-size: 12.5pt; break-after: avoid }
p { margin: 0 } ol { margin: 0; padding: 0; list-style: none }
.item { margin: 2mm 0; padding: 1mm 0 1mm 3mm; border-left: 1pt solid #000; break-inside: avoid }
.red { border-left: 4pt solid #000 } .yellow { border-left: 4pt double #000 }
.closed strong { text-decoration: line-through }
.box { display: inline-block; width: 3.6mm; height: 3.6mm; margin-right: 2mm; border: 1pt solid #000; vertical-align: -0.5mm }
.id { font-family: monospace } .mark { padding: 0 1.5mm; border: 0.75pt solid #000; font-weight: bold; white-space: nowrap }
.red .mark { color: #a00000 }
dl { display: flex; flex-wrap: wrap; gap: 0 5mm; margin: 0 } dl div { display: flex; gap: 1.5mm; min-width: 0 }
dt { flex: none } dt::after { content: ":" } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere }
.remarks { display: flex; flex-wrap: wrap; gap: 0 4mm; margin: 0; padding: 0; list-style: none; font-size: 10.5pt }
.empty { display: flex; align-items: baseline; gap: 4mm; margin-top: 2.5mm; border-bottom: 0.75pt solid #000 } .empty h2 { margin: 0; border: 0 } .word { font-style: italic }
.continued { break-before: page } .more { margin-top: 2mm; font-weight: bold } .addenda li { margin: 1mm 0 }
.signatures { break-inside: avoid } .signatures p { margin: 7mm 0 } .rule { display: inline-block; width: 60mm; margin: 0 4mm; border-bottom: 1pt solid #000 } .short { width: 30mm }
@media print { body { padding: 0 } }
`;
}
