import { isTag, type ChildNode, type Element } from 'domhandler';
import { htmlText } from '../../html/text.ts';
import { readPageTime } from './page-time.ts';

/** A message of the page: a box of sender, content and time, one below the other. */
export interface Box {
  readonly sender: string;
  readonly text: string;
  readonly written: string;
  readonly files: readonly string[];
}

/** Classes are made by a program and change; these two have named boxes since 2018. */
export function isBox(names = ''): boolean {
  const all = names.split(/\s+/);
  return all.includes('_a6-g') || (all.includes('uiBoxWhite') && all.includes('noborder'));
}

/** Null for a box without a time, such as the list of who takes part. */
export function readBox(box: Element): Box | null {
  const parts = box.children.filter((child) => isTag(child));
  const last = parts.at(-1);
  const written = last ? htmlText(last) : '';
  const isDated = parts.length >= 2 && (readPageTime(written) !== null || parts.length === 3);
  if (!isDated) return null;
  const [sender, ...contents] = parts.slice(0, -1);
  const files: string[] = [];
  const kept = contents.flatMap(({ children }) => withoutReactions(children, files));
  return { sender: sender ? htmlText(sender) : '', text: htmlText(kept), written, files };
}

/** Lists in a box are reactions. Names of files are taken on the way. */
function withoutReactions(nodes: readonly ChildNode[], files: string[]): ChildNode[] {
  return nodes.filter((node) => {
    if (!isTag(node)) return true;
    if (node.name === 'ul') return false;
    const file = node.attribs['src'] ?? node.attribs['href'] ?? '';
    if (isFile(file) && !files.includes(file)) files.push(file);
    node.children = withoutReactions(node.children, files);
    return node.name !== 'img' && node.name !== 'video' && node.name !== 'audio';
  });
}

function isFile(link: string): boolean {
  return link !== '' && !/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(link);
}
