import { listOf, textOf, type JsonObject } from '../../json/shape.ts';
import { joinedText } from './content.ts';

/** A service record in words: `invite_members: Ann, Bob`. Its facts are given as the export names them. */
export function serviceText(record: JsonObject): string {
  const text = joinedText(record['text']);
  const action = textOf(record['action']);
  const facts = Object.entries(record)
    .filter(([key]) => !known.has(key))
    .map(([key, value]) => factOf(key, value))
    .filter(Boolean);
  const told = facts.length > 0 ? `${action}: ${facts.join(', ')}` : action;
  return [text, told].filter(Boolean).join('\n');
}

function factOf(key: string, value: unknown): string {
  if (Array.isArray(value)) return listOf(value).map(textOf).filter(Boolean).join(', ');
  const written = joinedText(value);
  if (written === '') return '';
  return bare.has(key) ? written : `${key} ${written}`;
}

/** Facts that need no name before them. */
const bare = new Set(['title', 'new_title', 'members', 'discard_reason', 'emoticon', 'inviter']);
const known = new Set([
  'id',
  'type',
  'date',
  'date_unixtime',
  'edited',
  'edited_unixtime',
  'actor',
  'actor_id',
  'action',
  'text',
  'text_entities',
  'message_id',
  'reply_to_message_id',
  'reply_to_peer_id',
  'width',
  'height',
]);
