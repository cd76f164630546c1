import { isTag, type ChildNode, type Element } from 'domhandler';
import { readCellTime } from '../table/cell-time.ts';
import { htmlNodes } from './elements.ts';
import { htmlText } from './text.ts';

/** Elements of a page that hold a message each, told by what their classes are called. */
export interface MessageElements {
  /** For `htmlElements`: true for the element of a message. */
  wants(name: string, attributes: Readonly<Record<string, string>>): boolean;
  /** Those that the start of the page shows. */
  readonly rows: readonly MessageRow[];
}

/** Time, sender, text. */
export type MessageRow = readonly [string, string, string];

type Part = 'time' | 'sender' | 'text';

/** The last word of a class says what it marks: `msg-time`, `chatName`, `message__body`. */
const words: Readonly<Record<Part, RegExp>> = {
  time: /^(?:time|timestamp|datetime|date|ts)$/u,
  sender: /^(?:sender|author|name|nick|nickname|user|username|from|speaker|who)$/u,
  text: /^(?:text|content|body|bubble|words)$/u,
};
const ofMessages =
  /^(?:message|messages|msg|msgs|chat|chats|bubble|conversation|dialog|dialogue)$/u;
const deepest = 200;

/** Null where no elements look like messages: a time and a text each, and mostly who says it. */
export function messageElementsOf(start: string): MessageElements | null {
  const found = new Map<string, Element[]>();
  const walk = (node: ChildNode, depth: number): boolean => {
    if (!isTag(node) || depth > deepest) return false;
    // The innermost that has all parts is the message; those around it hold many.
    const isAround = node.children.map((child) => walk(child, depth + 1)).includes(true);
    if (isAround) return true;
    const key = keyOf(node.name, node.attribs);
    if (key === null || !partOf(node, 'time') || !partOf(node, 'text')) return false;
    found.set(key, [...(found.get(key) ?? []), node]);
    return true;
  };
  for (const node of htmlNodes(start)) walk(node, 0);
  const [most] = [...found].toSorted(([, a], [, b]) => b.length - a.length);
  if (!most) return null;
  const [key, elements] = most;
  const rows = elements.map(rowOfMessage);
  const whole = rows.filter(
    ([time, sender]) => sender !== '' && (isTime(time) || clock.test(time)),
  );
  if (whole.length * 2 < rows.length) return null;
  return { rows, wants: (name, attributes) => keyOf(name, attributes) === key };
}

export function rowOfMessage(element: Element): MessageRow {
  const time = partOf(element, 'time');
  const sender = partOf(element, 'sender');
  const text = partOf(element, 'text');
  const words = text ? htmlText(withoutHead(text)).trim() : '';
  return [time ? timeIn(time) : '', sender ? plain(sender) : '', words];
}

/** A `body` around the head and the words of a message is not its words. */
function withoutHead(text: Element): Element {
  const inner = partOf(text, 'time') || partOf(text, 'sender') ? partOf(text, 'text') : null;
  return inner ? withoutHead(inner) : text;
}

/** What elements that are alike share; null where their classes do not speak of messages. */
function keyOf(name: string, { class: classes = '' }: Readonly<Record<string, string>>) {
  const first = classes
    .trim()
    .split(/\s+/u)
    .find((each) => wordsOf(each).some((word) => ofMessages.test(word)));
  return first === undefined ? null : `${name}.${first}`;
}

function wordsOf(name: string): string[] {
  return name
    .split(/[-_]+|(?<=[a-z])(?=[A-Z])/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** The first element inside that is called so, the outermost of those in one another. */
function partOf(within: Element, part: Part): Element | null {
  for (const child of within.children) {
    if (!isTag(child)) continue;
    const names = (child.attribs['class'] ?? '').split(/\s+/u);
    if (names.some((name) => words[part].test(wordsOf(name).at(-1) ?? ''))) return child;
    if (part === 'time' && child.name === 'time') return child;
    const inner = partOf(child, part);
    if (inner) return inner;
  }
  return null;
}

/** Pages show `10:05` and keep the whole time where the pointer stays on it. */
function timeIn(element: Element): string {
  const { datetime = '', title = '' } = element.attribs;
  const shown = plain(element);
  return [shown, title, datetime].find(isTime) ?? shown;
}

const clock = /^\d{1,2}:\d\d/u;

function isTime(written: string): boolean {
  const { is } = readCellTime(written, 'DMY');
  return is === 'instant' || is === 'local';
}

function plain(element: Element): string {
  return htmlText(element).replace(/\s+/gu, ' ').trim();
}
