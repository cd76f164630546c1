import { Parser } from 'htmlparser2';
import { htmlNesting } from '../../html/nesting.ts';

/** A message of `messages.htm`. */
export interface PageMessage {
  /** Number of its thread in the page, and the names above it. */
  readonly thread: number;
  readonly people: string;
  readonly sender: string;
  /** Its time as written. */
  readonly written: string;
  readonly text: string;
  readonly files: readonly string[];
  /** Among all messages of the page, from 1. */
  readonly position: number;
}

/**
 * Streams the messages of the page. Threads may hold years of talk, so the page is never held as a tree:
 * a header opens a message, the paragraphs up to the next one are its text.
 */
export async function* readLegacyPage(
  pieces: AsyncIterable<string>,
): AsyncGenerator<readonly PageMessage[]> {
  const { parser, taken, close } = openPage();
  for await (const piece of pieces) {
    parser.write(piece);
    yield taken();
  }
  parser.end();
  close();
  yield taken();
}

type Place = 'people' | 'user' | 'meta' | 'text' | null;

interface Open {
  user: string;
  meta: string;
  text: string;
  files: string[];
}

function openPage() {
  let done: PageMessage[] = [];
  let thread = 0;
  let people = '';
  let position = 0;
  let place: Place = null;
  let open: Open | null = null;
  let closing = '';

  const close = (): void => {
    if (!open) return;
    const { user, meta, text, files } = open;
    const plain = (written: string): string => written.replace(/\s+/g, ' ').trim();
    done.push({
      thread,
      people: plain(people),
      sender: plain(user),
      written: plain(meta),
      text: text.trim(),
      files,
      position: ++position,
    });
    open = null;
  };

  const nesting = htmlNesting();
  const parser = new Parser({
    onopentag(name, { class: names = '', src, href }) {
      nesting.open();
      const has = (wanted: string): boolean => names.split(/\s+/).includes(wanted);
      if (has('thread')) {
        close();
        thread++;
        people = '';
        enter('people', name);
      } else if (has('message')) {
        close();
        open = { user: '', meta: '', text: '', files: [] };
        place = null;
      } else if (open && has('user')) enter('user', name);
      else if (open && has('meta')) enter('meta', name);
      else if (open && name === 'p') {
        if (open.text !== '') open.text += '\n';
        enter('text', name);
      } else if (open && name === 'br') open.text += '\n';
      const file = src ?? (name === 'a' && href?.startsWith('messages/') ? href : undefined);
      if (open && file && !open.files.includes(file)) open.files.push(file);
    },
    ontext(text) {
      if (place === 'people') people += text;
      else if (open && place === 'user') open.user += text;
      else if (open && place === 'meta') open.meta += text;
      else if (open && place === 'text') open.text += text;
    },
    onclosetag(name) {
      nesting.close();
      if (name === closing) place = null;
    },
  });
  const enter = (where: Place, tag: string): void => {
    place = where;
    closing = tag;
  };

  return {
    parser,
    close,
    taken(): PageMessage[] {
      const found = done;
      done = [];
      return found;
    },
  };
}
