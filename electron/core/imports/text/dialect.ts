import type { Line, ParsedEvent, ParsedQuestion, ParseInput } from '../format.ts';
import type { IssueReason, ParsedConversation, ParsedMessage } from '../../store/import-records.ts';
import { quoteGuard, type Glance } from './quotes.ts';

/** What a line says, to the dialect that reads it. */
export type LineMeaning =
  /** Opens a message; `text` is what stands on the header's own line, null where the body starts below. */
  | {
      readonly is: 'message';
      readonly message: OpenMessage;
      readonly text: string | null;
      /** Said before it, e.g. the conversation that it opens. */
      readonly before?: readonly ParsedEvent[];
    }
  /** Belongs to the file's structure and ends the message before it. */
  | {
      readonly is: 'structure';
      readonly events: readonly ParsedEvent[];
      /** The line before, where only this one shows that it was part of the structure too. */
      readonly withLine?: string;
    }
  /** Looks like a header and is none; stays in the body, and is told. */
  | { readonly is: 'suspect' }
  /** Anything else: goes on with the message before. */
  | { readonly is: 'body' };

/** A message whose text is still being read. */
export type OpenMessage = Omit<ParsedMessage, 'type' | 'text' | 'position'>;

/** A plain-text format: what a line is, and what a message is once its text is whole. */
export interface Dialect {
  /** Said before the first line. */
  readonly opening?: readonly (ParsedConversation | ParsedQuestion)[];
  classify(line: Line, afterBlank: boolean): LineMeaning;
  /** A look at a line that changes nothing: what it would open, or that it ends what was before. */
  glance?(text: string): Glance | 'boundary' | null;
  /** Where the whole file was read before: true for who speaks in it in the order of time. */
  isParticipant?(who: string): boolean;
  /** Last look at a whole message: kind, system, attachments by its text. */
  finish?(message: ParsedMessage): ParsedMessage;
  /** Blank lines between header and text are layout, not text. */
  readonly blankAfterHeader?: boolean;
}

/** What a conversation is unless the format says more. */
export const plainConversation = {
  type: 'conversation',
  channel: 'im',
  shop: null,
  isGroup: false,
} as const;

/** What a message of a plain-text export is unless the format says more. */
export const plainMessage = {
  kind: 'text',
  isSystem: false,
  internal: false,
  edited: false,
  platformId: null,
  attachments: [],
  replyTo: null,
  order: null,
} as const;

export const body: LineMeaning = { is: 'body' };
export const suspect: LineMeaning = { is: 'suspect' };
export const layout: LineMeaning = { is: 'structure', events: [] };

/**
 * Reads a file line by line as a dialect says. A line that opens nothing goes on with the message
 * before it; before the first message it is an issue. Blank lines that end a body are layout in every
 * dialect: the same message must read the same in the middle of a file and at its end.
 */
export async function* readDialect(
  input: ParseInput,
  dialect: Dialect,
): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const reader = openReader(dialect);
  if (dialect.opening) yield dialect.opening;
  const { glance, isParticipant } = dialect;
  const guard = quoteGuard((line, isQuoted) => reader.read(line, isQuoted), isParticipant);
  for await (const lines of input.lines()) {
    for (const line of lines) {
      if (!glance) {
        reader.read(line, false);
        continue;
      }
      const seen = glance(line.text);
      if (seen === 'boundary') guard.flush();
      guard.push(line, seen === 'boundary' ? null : seen);
    }
    const events = reader.take();
    if (events.length > 0) yield events;
  }
  guard.flush();
  reader.close();
  yield reader.take();
}

interface Open {
  readonly message: OpenMessage;
  readonly position: number;
  text: string;
  /** Blank lines that are layout unless more text follows. */
  pending: string;
  /** No line of the body has been met. */
  isFresh: boolean;
}

function openReader(dialect: Dialect) {
  let events: ParsedEvent[] = [];
  let open: Open | null = null;
  let afterBlank = true;

  const close = (): void => {
    if (!open) return;
    const { message, position, text } = open;
    open = null;
    const whole: ParsedMessage = { type: 'message', ...message, text, position };
    events.push(dialect.finish ? dialect.finish(whole) : whole);
  };
  const addToBody = (to: Open, line: Line, isBlank: boolean): void => {
    if (isBlank && to.text === '' && dialect.blankAfterHeader) return;
    const end = line.soft ? '\u2028' : '\n';
    to.pending += to.isFresh ? line.text : end + line.text;
    to.isFresh = false;
    if (isBlank) return;
    to.text += to.pending;
    to.pending = '';
  };

  const quoted = ({ text }: Line): LineMeaning => (dialect.glance?.(text) ? suspect : body);

  return {
    read(line: Line, isQuoted: boolean): void {
      const isBlank = isBlankLine(line.text);
      const meaning = isBlank ? body : isQuoted ? quoted(line) : dialect.classify(line, afterBlank);
      afterBlank = isBlank;
      if (meaning.is === 'message') {
        close();
        const { message, text, before } = meaning;
        if (before) events.push(...before);
        const position = line.number;
        open = { message, position, text: text ?? '', pending: '', isFresh: text === null };
      } else if (meaning.is === 'structure') {
        if (open && meaning.withLine !== undefined) takeBack(open, meaning.withLine);
        close();
        events.push(...meaning.events);
      } else if (open) {
        if (meaning.is === 'suspect') events.push(issueAt(line, 'header-in-body', false));
        addToBody(open, line, isBlank);
      } else if (!isBlank) {
        events.push(issueAt(line, 'no-header-before', true));
      }
    },
    close,
    take(): readonly ParsedEvent[] {
      const taken = events;
      events = [];
      return taken;
    },
  };
}

function takeBack(from: Open, line: string): void {
  if (!from.text.endsWith(`\n${line}`)) return;
  from.text = withoutBlankEnd(from.text.slice(0, -line.length - 1));
}

/** Without the blank lines at its end. */
function withoutBlankEnd(text: string): string {
  const said = text.trimEnd().length;
  const end = text.indexOf('\n', said);
  return end < 0 ? text : text.slice(0, end);
}

export function issueAt(line: Line, reason: IssueReason, rejected: boolean): ParsedEvent {
  return { type: 'issue', line: line.number, reason, excerpt: line.text.slice(0, 200), rejected };
}

function isBlankLine(text: string): boolean {
  const code = text.charCodeAt(0);
  // Most lines begin with a letter or a digit.
  if ((code > 0x20 && code < 0x80) || (code > 0x3000 && code < 0xfe00)) return false;
  return text.length < 200 && text.trim() === '';
}
