import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  handoverItemSchema,
  type HandoverItem,
} from '../../../../shared/contract/handover-items.ts';
import { messageRefSchema } from '../bundle-records.ts';
import { messageOf, messageRef } from './bundle-refs.ts';

/** By the ids that a signed text names: which messages, and which message made a promise. */
const refsSchema = z.object({
  messages: z.record(z.string(), messageRefSchema),
  promises: z.record(z.string(), z.string()),
});
type NoteRefs = z.infer<typeof refsSchema>;

const canonicalSchema = z.object({
  sections: z.array(z.object({ items: z.array(handoverItemSchema) })),
});

/** What other archives need to know a note's messages and promises by; JSON. */
export function refsOfNote(db: Database, canonical: string): string {
  const items = itemsIn(canonical);
  const promises = new Map(items.flatMap((item) => promiseOf(db, item)));
  const ids = new Set([...items.flatMap(({ evidence }) => evidence), ...promises.values()]);
  const messages = [...ids].flatMap((id) => {
    const ref = messageRef(db, Number(id));
    return ref === null ? [] : [[id, ref] as const];
  });
  return JSON.stringify({
    messages: Object.fromEntries(messages),
    promises: Object.fromEntries(promises),
  } satisfies NoteRefs);
}

/** The lines of a note of another archive, with messages and sources as they are known here. */
export function itemsHere(
  db: Database,
  canonical: string,
  refs: string | undefined,
): HandoverItem[] {
  const { messages, promises } = refsSchema.parse(JSON.parse(refs ?? unknown));
  const here = (id: string): string | null => {
    const ref = messages[id];
    const found = ref && messageOf(db, ref);
    return found == null ? null : String(found);
  };
  return itemsIn(canonical).map((item) => {
    const evidence = item.evidence.flatMap((id) => here(id) ?? []);
    const promise = promises[item.source_ref.id ?? ''];
    const source = sourceHere(db, item.source_ref.kind, evidence, promise ? here(promise) : null);
    const proof_msg = item.proof_msg === null ? null : here(item.proof_msg);
    return { ...item, evidence, proof_msg, source_ref: { kind: item.source_ref.kind, id: source } };
  });
}

/** Of a bundle from before notes told what their messages are. */
const unknown = '{"messages":{},"promises":{}}';

function itemsIn(canonical: string): HandoverItem[] {
  const { sections } = canonicalSchema.parse(JSON.parse(canonical));
  return sections.flatMap(({ items }) => items);
}

function promiseOf(db: Database, { source_ref }: HandoverItem): [string, string][] {
  if (source_ref.kind !== 'promise' || source_ref.id === null) return [];
  const message = db
    .prepare<[number], number>('SELECT message_id FROM promises WHERE id = ?')
    .pluck()
    .get(Number(source_ref.id));
  return message === undefined ? [] : [[source_ref.id, String(message)]];
}

function sourceHere(
  db: Database,
  kind: HandoverItem['source_ref']['kind'],
  evidence: readonly string[],
  promise: string | null,
): string | null {
  const query = sources[kind];
  const messages = kind === 'promise' ? [promise ?? ''] : evidence;
  if (query === undefined) return null;
  const id = db.prepare<[string], number>(query).pluck().get(JSON.stringify(messages));
  return id === undefined ? null : String(id);
}

const conversation = `
  SELECT conversation_id
  FROM messages
  WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))
  ORDER BY sent_at DESC
  LIMIT 1`;

const sources: Readonly<Partial<Record<HandoverItem['source_ref']['kind'], string>>> = {
  promise: `
    SELECT id
    FROM promises
    WHERE message_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))`,
  dispute: `
    SELECT dispute_id
    FROM dispute_messages
    WHERE message_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))
    GROUP BY dispute_id
    ORDER BY COUNT(*) DESC, dispute_id
    LIMIT 1`,
  conversation,
  memo: conversation,
};
