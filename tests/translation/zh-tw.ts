import { ConverterFactory, Locale } from 'opencc-js';
import { format } from 'oxfmt';
import { parseSync, Visitor } from 'vite';
import style from '../../.oxfmtrc.json' with { type: 'json' };
import corrections from './corrections.json' with { type: 'json' };
import glossary from './glossary.json' with { type: 'json' };

/**
 * The zh-TW column of a catalogue, made of its zh-CN one: `glossary.json` fixes the terms of the trade,
 * OpenCC (Taiwan's characters and phrases) the rest, and `corrections.json` says single texts by hand.
 * Undefined where the source holds no catalogue.
 */
export async function inTaiwan(file: string, source: string): Promise<string | undefined> {
  const columns = chineseColumns(file, source).map(({ name, start, end, texts }) => {
    let column = '';
    let from = start;
    for (const text of texts) {
      column += source.slice(from, text.start) + textInTaiwan(source.slice(text.start, text.end));
      from = text.end;
    }
    return `export const ${name} = ${column}${source.slice(from, end)};\n`;
  });
  return columns.length === 0 ? undefined : inStyle(file, columns.join('\n'));
}

/** The words of our tables that Taiwan writes otherwise, by what they are in zh-CN. */
export function tableInTaiwan(file: string, words: readonly string[]): Promise<string> {
  const pairs = words.map((word) => [word, textInTaiwan(word)]).filter(([zh, tw]) => zh !== tw);
  const table = JSON.stringify(Object.fromEntries(pairs));
  return inStyle(file, `export const tableWords = ${table};\n`);
}

async function inStyle(file: string, code: string): Promise<string> {
  const written = `// Written by \`npm run zh-tw\` from ../${file}: change that, or tests/translation.\n\n`;
  const { singleQuote, printWidth } = style;
  return (await format(file, written + code, { singleQuote, printWidth })).code;
}

/** A text as the source has it between its quotes, with its `${…}`. */
export function textInTaiwan(text: string): string {
  const corrected = new Map(Object.entries<string>(corrections)).get(text);
  if (corrected !== undefined) return corrected;
  const stretches = text.split(terms).map((stretch) => fixed.get(stretch) ?? openCC(stretch));
  return stretches.join('').replaceAll('“', '「').replaceAll('”', '」');
}

/** Texts of all zh-CN columns of a catalogue. */
export function chineseTexts(file: string, source: string): string[] {
  return chineseColumns(file, source).flatMap(({ texts }) =>
    texts.map(({ start, end }) => source.slice(start, end)),
  );
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Column extends Stretch {
  readonly name: string;
  /** Of what stands between quotes or backticks. */
  readonly texts: readonly Stretch[];
}

/** What `texts` gets first, or what stands under 'zh-CN', of each constant at the top of a file. */
function chineseColumns(file: string, source: string): Column[] {
  const { program } = parseSync(file, source);
  const all: Stretch[] = [];
  const keys = new Set<number>();
  const columns: Omit<Column, 'texts'>[] = [];
  const visitor = new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type !== 'Identifier') return;
      const { name } = id;
      if (init?.type === 'CallExpression' && source.startsWith('texts(', init.start)) {
        const column = init.arguments[0];
        if (column) columns.push({ name, start: column.start, end: column.end });
      } else if (init?.type === 'ObjectExpression') {
        for (const property of init.properties) {
          if (property.type !== 'Property' || !source.startsWith(`'zh-CN'`, property.start))
            continue;
          columns.push({ name, start: property.value.start, end: property.value.end });
        }
      }
    },
    Property({ key }) {
      keys.add(key.start);
    },
    Literal({ value, start, end }) {
      if (typeof value === 'string' && !keys.has(start)) all.push(inner(start, end));
    },
    TemplateLiteral({ start, end }) {
      all.push(inner(start, end));
    },
  });
  visitor.visit(program);
  return columns.map((column) => ({ ...column, texts: outermost(all, column) }));
}

/** Those within a column; what stands inside of another one's `${…}` goes with it. */
function outermost(all: readonly Stretch[], column: Stretch): Stretch[] {
  const found: Stretch[] = [];
  for (const each of all.toSorted((a, b) => a.start - b.start)) {
    if (each.start <= column.start || each.end >= column.end) continue;
    if (each.start > (found.at(-1)?.end ?? 0)) found.push(each);
  }
  return found;
}

function inner(start: number, end: number): Stretch {
  return { start: start + 1, end: end - 1 };
}

const openCC = ConverterFactory(Locale.from.cn ?? [], Locale.to.twp ?? []);
const fixed = new Map(Object.entries<string>(glossary));
/** Terms of the glossary, the longest first; they hold no sign that an expression would read. */
const terms = new RegExp(
  `(${[...fixed.keys()].toSorted((a, b) => b.length - a.length).join('|')})`,
);
