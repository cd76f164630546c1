import type { ChildNode } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { AppError } from '../../../../shared/contract/errors.ts';
import { htmlNodes } from './elements.ts';

/**
 * What a person reads of some nodes: entities decoded, breaks and blocks as line ends. Spaces are
 * collapsed as a browser does, but inside of `pre`.
 */
export function htmlText(nodes: ChildNode | readonly ChildNode[]): string {
  const parts: string[] = [];
  const walk = (node: ChildNode, isPre: boolean, depth: number): void => {
    if (depth > deepest) throw new AppError('damaged-file', 'This page is nested without end.');
    if (isText(node)) {
      parts.push(isPre ? node.data : node.data.replace(/[ \t\r\n\f]+/g, ' '));
      return;
    }
    if (!isTag(node) || silent.has(node.name)) return;
    if (node.name === 'br') {
      parts.push('\n');
      return;
    }
    if (node.name === 'img') parts.push(node.attribs['alt'] ?? '');
    const isBlock = blocks.has(node.name);
    if (isBlock) parts.push(blockEdge);
    const keepsSpaces = isPre || /\bwhite-space:\s*pre/.test(node.attribs['style'] ?? '');
    for (const child of node.children) walk(child, keepsSpaces || node.name === 'pre', depth + 1);
    if (isBlock) parts.push(blockEdge);
  };
  for (const node of Array.isArray(nodes) ? nodes : [nodes as ChildNode]) walk(node, false, 0);
  return parts
    .join('')
    .replace(/ +/g, (spaces, at: number, whole: string) =>
      isEdge(whole[at - 1]) || isEdge(whole[at + spaces.length]) ? '' : spaces,
    )
    .replace(edges, '\n')
    .trim();
}

/** The same for a fragment of HTML as text. Text without tags and entities is left as it is. */
export function textOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return html;
  try {
    return htmlText(htmlNodes(html));
  } catch (cause) {
    // What nests without end stays as it stands: one message is no reason to refuse the others.
    if (cause instanceof AppError) return html;
    throw cause;
  }
}

/** Pages nest some dozens deep. */
const deepest = 1_000;

/** Stands where a block begins or ends; several in a row are one line end. */
const blockEdge = '\uffff';
const edges = /\uffff+/g;

/** Spaces beside are not shown. */
function isEdge(character: string | undefined): boolean {
  return character === '\n' || character === blockEdge;
}

const silent = new Set(['script', 'style', 'head', 'title', 'template']);
const blocks = new Set(
  'address article aside blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td th thead tr ul'.split(
    ' ',
  ),
);
