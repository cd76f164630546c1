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
${view.sections.map((section) => frontSection(section, view)).join('\n')}
</main>
<footer>
${signatures(view)}
${factList(view.footing)}
</footer>
${appendix(view)}
</body>
</html>
`;
}

/** Text as it may stand in HTML, attributes included. */
function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (char) => `&#${char.codePointAt(0) ?? 0};`);
}

/** So many critical lines fit on the first page; the others are told there and ticked in the appendix. */
const mostOnFirstPage = 12;

/** The first page: critical lines in brief, and of every other section what is in it, or 无. */
function frontSection({ id, title, items, none }: SectionView, { words }: NoteView): string {
  const heading = `<h2>${escapeHtml(title)}</h2>`;
  if (items.length === 0) {
    return `<section class="empty">\n${heading}\n<p class="none">${escapeHtml(none)}</p>\n</section>`;
  }
  if (id !== 'critical') {
    const ids = items.map((item) => `#${item.id}`).join(' ');
    const listed = escapeHtml(words.listed(String(items.length), ids));
    return `<section class="empty">\n${heading}\n<p>${listed}</p>\n</section>`;
  }
  const first = items.slice(0, mostOnFirstPage).map(briefHtml).join('\n');
  const rest = items.slice(mostOnFirstPage).map((item) => `#${item.id}`);
  const more = rest.length === 0 ? '' : words.more(String(items.length), rest.join(' '));
  return `<section>\n${heading}\n<ol class="brief">\n${first}\n</ol>\n<p class="more">${escapeHtml(more)}</p>\n</section>`;
}

function briefHtml(item: ItemView): string {
  const fields = `→ ${item.fields.map(({ value }) => value).join(' · ')}`;
  return `<li class="red${item.isClosed ? ' closed' : ''}"><p class="line">${box}${idHtml(item)}<strong>${escapeHtml(item.headline)}</strong></p><p>${escapeHtml(fields)}</p></li>`;
}

const box = '<span class="box" aria-hidden="true"></span>';

function idHtml({ id, mark }: ItemView): string {
  return `<span class="id">#${id}</span> <span class="mark">${escapeHtml(mark)}</span> `;
}

/** All lines in full. What was ticked on the first page has no second box. */
function appendix(view: NoteView): string {
  const { words, sections } = view;
  const full = sections
    .filter(({ items }) => items.length > 0)
    .map(({ id, title, items }) => {
      const lines = items.map((item, index) =>
        itemHtml(item, id === 'critical' && index < mostOnFirstPage ? '' : box),
      );
      return `<section>\n<h2>${escapeHtml(title)}</h2>\n<ol>\n${lines.join('\n')}\n</ol>\n</section>`;
    });
  const added = addendaHtml(view);
  if (full.length === 0 && added === '') return '';
  return `<article class="appendix">\n<h1>${escapeHtml(words.appendix)}</h1>\n${full.join('\n')}\n${added}\n</article>`;
}

function addendaHtml({ addenda, words }: NoteView): string {
  if (addenda.length === 0) return '';
  const lines = addenda.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n');
  return `<section>\n<h2>${escapeHtml(words.addenda)}</h2>\n<ol class="addenda">\n${lines}\n</ol>\n</section>`;
}

function itemHtml(item: ItemView, tick: string): string {
  const remarks = item.remarks.map((remark) => `<li>${escapeHtml(remark)}</li>`).join('');
  return `<li class="item ${item.severity}${item.isClosed ? ' closed' : ''}">
<p class="line">${tick}${idHtml(item)}<strong>${escapeHtml(item.headline)}</strong></p>
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
@page { size: A4; margin: 14mm 13mm; @top-left { content: "${text}"; font-size: 9pt } @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt } }
:root { color-scheme: light }
body { margin: 0 auto; max-width: 180mm; padding: 6mm; background: #fff; color: #000; font: 11pt/1.5 "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif }
body:lang(zh-TW) { font-family: "Microsoft JhengHei", "PingFang TC", "Source Han Sans TC", "Noto Sans CJK TC", sans-serif }
h1 { margin: 0; font-size: 17pt } .number { font-weight: normal } .code { margin: 0; font-family: monospace }
h2 { margin: 4mm 0 1mm; border-bottom: 1.5pt solid #000; font-size: 12.5pt; break-after: avoid }
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
.empty { display: flex; align-items: baseline; gap: 3mm; margin-top: 0.8mm; border-bottom: 0.5pt solid #000 } .empty h2 { margin: 0; border: 0; font-size: 10.5pt; white-space: nowrap; break-after: auto } .empty p { font-size: 10.5pt; line-height: 1.35 } .word { font-weight: 600 }
.brief li { margin: 0.6mm 0; padding-left: 2mm; break-inside: avoid } .brief p { font-size: 10.5pt; line-height: 1.25 } .brief .line { line-height: 1.35 } .brief .mark { display: inline-block; border-width: 0.5pt; line-height: 1.15 } .brief + .more:empty { display: none }
.appendix { margin-top: 8mm } .appendix h1 { font-size: 14pt } .more { margin-top: 2mm; font-weight: bold } .addenda li { margin: 1mm 0 }
.signatures { break-inside: avoid } .signatures { display: flex; gap: 4mm } .signatures h2 { display: none } .signatures p { display: flex; flex: 1; align-items: baseline; gap: 1mm; min-width: 0; margin: 6mm 0 2mm } .rule { flex: 1; min-width: 8mm; border-bottom: 1pt solid #000 } .short { flex: 0.6 }
@media print { body { padding: 0 } .appendix { margin-top: 0; break-before: page } }
`;
}
