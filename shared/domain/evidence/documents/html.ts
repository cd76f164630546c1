import { evidencePackageTexts } from '../../../i18n/evidence-package.ts';

type Words = (typeof evidencePackageTexts)['en'];
/** Keys whose words take nothing. */
export type Word = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];

/** Both languages of a word: the documents go to people who read either. */
export function both(word: Word): string {
  return `${evidencePackageTexts['zh-CN'][word]} ${evidencePackageTexts.en[word]}`;
}

/** Text as HTML shows it. Control characters become visible signs, so that nothing hides in them. */
export function escape(text: string): string {
  return special.test(text) ? text.replaceAll(everySpecial, signOf) : text;
}

// oxlint-disable-next-line no-control-regex -- these are what is made visible
const special = /[&<>"'\u0000-\u0008\u000b-\u001f]/;
const everySpecial = new RegExp(special, 'g');
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const signOf = (char: string): string =>
  entities[char] ?? String.fromCharCode(0x2400 + char.charCodeAt(0));

/** Start of a page that loads nothing from anywhere and runs nothing. */
export function pageStart(title: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escape(title)}</h1>
`;
}

export const pageEnd = '</body>\n</html>\n';

/** A table of a term and what it is. */
export function facts(rows: readonly (readonly [string, string | number | null])[]): string {
  const lines = rows.map(
    ([term, value]) =>
      `<tr><th scope="row">${escape(term)}</th><td>${escape(value === null || value === '' ? both('none') : String(value))}</td></tr>\n`,
  );
  return `<table class="facts">\n${lines.join('')}</table>\n`;
}

export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const cells = (tag: string, row: readonly (string | number | null)[]): string =>
    row.map((cell) => cellOf(tag, String(cell ?? ''))).join('');
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>\n`).join('');
  return `<table>\n<thead><tr>${cells('th', head)}</tr></thead>\n<tbody>\n${body}</tbody>\n</table>\n`;
}

/** A number is never cut in two. */
function cellOf(tag: string, text: string): string {
  const attribute = /^[A-Z]{1,2}-[\d:-]+$/.test(text) ? ' class="number"' : '';
  return `<${tag}${attribute}>${escape(text)}</${tag}>`;
}

export function list(tag: 'ol' | 'ul', items: readonly string[]): string {
  return `<${tag}>\n${items.map((item) => `<li>${escape(item)}</li>\n`).join('')}</${tag}>\n`;
}

const style = `
:root { color-scheme: light; }
body { font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif; color: #111; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #999; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
th, td { border: 1px solid #bbb; padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th, .facts th { background: #f2f2f2; } thead th { font-size: .8em; overflow-wrap: normal; } .facts th { width: 14rem; }
article { border-left: 4px solid #999; padding: .3rem .8rem; margin: .7rem 0; break-inside: avoid; }
article.agent { border-color: #1c6b4f; } article.customer { border-color: #8a5a00; }
article.picked { background: #fff6d6; } article.withheld { border-left-style: dashed; }
article header { font-size: .8rem; color: #444; } article header b { color: #111; font-size: .95rem; }
article p { margin: .2rem 0; white-space: pre-wrap; }
.hidden { background: #111; color: #fff; padding: 0 .3rem; text-decoration: none; }
.gap { border: 1px dashed #900; color: #900; padding: .4rem .8rem; margin: .7rem 0; background: repeating-linear-gradient(135deg, #fff, #fff 8px, #fbe9e9 8px, #fbe9e9 16px); }
.number { white-space: nowrap; }
.code { font-family: ui-monospace, Consolas, monospace; word-break: break-all; }
.sheet { break-after: page; border: 1px solid #999; padding: 1rem; margin: 1rem 0; } .sheet img { max-width: 100%; max-height: 22cm; margin: .6rem auto; } .stamp { display: inline-block; border: 2px solid #b3261e; color: #b3261e; padding: .1rem .6rem; font-weight: 700; }
.qr { width: 5cm; height: 5cm; } .seal { font-size: 1.3rem; line-height: 2; } img { max-width: 20rem; max-height: 20rem; display: block; }
footer { margin-top: 2rem; font-size: .8rem; color: #444; border-top: 1px solid #999; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } h2 { break-after: avoid; } @page { size: A4; margin: 18mm 15mm; } a { color: inherit; text-decoration: none; } }
`;
