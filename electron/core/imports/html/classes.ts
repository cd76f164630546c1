import { isTag, type ChildNode, type Element } from 'domhandler';

/** True where the element has a class. */
export function hasClass({ attribs }: Element, name: string): boolean {
  const names = attribs['class'];
  return names !== undefined && (names === name || names.split(/\s+/).includes(name));
}

/** Elements below one that have a class, in the order of the page; those inside of them left out. */
export function findAll(within: Element, name: string): Element[] {
  const found: Element[] = [];
  const walk = (node: ChildNode): void => {
    if (!isTag(node)) return;
    if (hasClass(node, name)) found.push(node);
    else for (const child of node.children) walk(child);
  };
  for (const child of within.children) walk(child);
  return found;
}

/** Children of an element that have a class. */
export function childrenWith({ children }: Element, name: string): Element[] {
  return children.filter((child) => isTag(child)).filter((child) => hasClass(child, name));
}
