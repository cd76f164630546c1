import type { ParsedMessage } from '../../../store/import-records.ts';
import { kindOfFiles } from '../../text/file-kind.ts';

type Content = Pick<ParsedMessage, 'text' | 'kind' | 'attachments'>;

/**
 * Takes the blocks that the exporter writes below a body off it: `{Attachments}`, `{Stickers}`,
 * `{Reactions}`, and `{Embed}` where there are words of its own. The footer stays.
 */
export function contentOf(written: string): Content {
  const [head = '', ...rest] = written.split(blockStart);
  const files: string[] = [];
  const stickers: string[] = [];
  const shown: string[] = [];
  let text = head;
  let footer = '';
  // A blank line above, the name, and the content take turns.
  for (let i = 0; i < rest.length; i += 3) {
    const [above, name = ''] = rest.slice(i);
    const [content, end] = beforeFooter(rest[i + 2] ?? '');
    const lines = content.split('\n').filter((line) => line.trim() !== '');
    // The exporter leaves a line free above; who takes it out may have left the links below.
    const isBlock = above !== undefined || (i === 0 && head === '') || lines.every(isLink);
    footer = end;
    if (isBlock && name === 'Attachments' && lines.every(isFile)) {
      files.push(...lines.map((line) => line.trim()));
    } else if (isBlock && name === 'Stickers' && lines.every(isWord)) {
      stickers.push(...lines.map((line) => line.trim()));
    } else if (isBlock && (name === 'Embed' || name === 'Forwarded Message')) {
      shown.push(content.trim());
    } else if (!isBlock || name !== 'Reactions') {
      text += `${above === undefined ? '' : '\n'}\n{${name}}\n${content}`;
    }
  }
  const said = beforeFooter(text);
  const bare = said[0].trimEnd();
  const kept = bare.trim() === '' ? shown.join('\n\n') : bare;
  return {
    text: kept + said[1] + footer,
    kind: files.length === 0 && stickers.length > 0 ? 'sticker' : kindOfFiles(files),
    attachments: [...files, ...stickers],
  };
}

/** The last body of a file without the count of messages below it. Bodies may hold copies of such. */
export function withoutFooter(text: string): string {
  return beforeFooter(text)[0].trimEnd();
}

const blockStart =
  /(?:^\s*|\n([ \t]*\n)?)\{(Attachments|Embed|Stickers|Reactions|Forwarded Message)\}[ \t]*\n(?=\S)/;
const footerEnd =
  /(?:^|\n)={50,}[ \t]*\n(?:[^\n]{0,80}\d[^\n]{0,80}\n={50,}|Exported \d+ message\(s\))\s*$/;

function beforeFooter(text: string): [string, string] {
  const start = text.search(footerEnd);
  return start < 0 ? [text, ''] : [text.slice(0, start), text.slice(start)];
}

function isLink(line: string): boolean {
  return /^\s*https?:\/\/\S+\s*$/.test(line);
}

function isWord(line: string): boolean {
  return /^\s*\S{1,4000}\s*$/.test(line);
}

function isFile(line: string): boolean {
  return line.length < 4_000 && /^\s*(?:https?:\/\/\S+|\S.*\.\w{2,5}(?:\?\S*)?)\s*$/.test(line);
}
