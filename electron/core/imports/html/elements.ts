import { DomHandler, Element, type ChildNode } from 'domhandler';
import { Parser } from 'htmlparser2';
import { AppError } from '../../../../shared/contract/errors.ts';
import { htmlNesting } from './nesting.ts';

/** An element that was asked for. */
export interface HtmlItem {
  readonly element: Element;
  /** Among those asked for, from 1. */
  readonly number: number;
}

/** No message has more; what does is a page that is made to fill the memory. */
const mostNodes = 100_000;

/**
 * Streams the elements of a page for which `wants` says yes, each with all that is in it, in the order of
 * the page, in bounded memory. Elements inside of a wanted one are part of it, and not told again.
 */
export async function* htmlElements(
  pieces: AsyncIterable<string>,
  wants: (name: string, attributes: Readonly<Record<string, string>>) => boolean,
): AsyncGenerator<readonly HtmlItem[]> {
  let items: HtmlItem[] = [];
  let number = 0;
  let tree: DomHandler | null = null;
  let depth = 0;
  let nodes = 0;
  const add = (): void => {
    if (++nodes > mostNodes) {
      throw new AppError('damaged-file', 'An element of this page never ends.', {
        element: number,
      });
    }
  };
  const nesting = htmlNesting();
  const parser = new Parser({
    onopentag(name, attributes) {
      nesting.open();
      if (!tree) {
        if (!wants(name, attributes)) return;
        tree = new DomHandler();
        number++;
        nodes = 0;
      }
      add();
      depth++;
      tree.onopentag(name, attributes);
    },
    ontext(text) {
      if (!tree) return;
      add();
      tree.ontext(text);
    },
    onclosetag() {
      nesting.close();
      if (!tree) return;
      tree.onclosetag();
      if (--depth > 0) return;
      const [element] = tree.dom;
      tree = null;
      if (element instanceof Element) items.push({ element, number });
    },
  });
  for await (const piece of pieces) {
    parser.write(piece);
    if (items.length === 0) continue;
    yield items;
    items = [];
  }
  parser.end();
  if (items.length > 0) yield items;
}

/** All nodes of a fragment, e.g. the HTML body of a mail. */
export function htmlNodes(html: string): ChildNode[] {
  const tree = new DomHandler();
  const nesting = htmlNesting();
  const parser = new Parser({
    onparserinit: (own) => tree.onparserinit(own),
    onopentag(name, attributes) {
      nesting.open();
      tree.onopentag(name, attributes);
    },
    ontext: (text) => tree.ontext(text),
    onclosetag() {
      nesting.close();
      tree.onclosetag();
    },
    onend: () => tree.onend(),
  });
  parser.end(html);
  return tree.dom;
}
