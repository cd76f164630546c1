import { firstText } from '../../json/people.ts';
import { idOf, isObject, listOf, objectOf, textOf, type JsonObject } from '../../json/shape.ts';

/** A comment as the API gives them, of the ticket beside it, made of what Zendesk sends of an event. */
export interface Pushed {
  readonly ticket: JsonObject;
  readonly comments: readonly JsonObject[];
  readonly users: readonly JsonObject[];
}

/**
 * What an event of a webhook says, of Zendesk or of its messaging (Sunshine Conversations): a comment that
 * was added, a message of a chat, or a ticket that was opened. Null for other events and anything else.
 * https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/
 * https://docs.smooch.io/rest/#section/Webhook-events
 */
export function pushedIn(value: unknown): Pushed | null {
  return eventIn(value) ?? messagesIn(value);
}

function eventIn(value: unknown): Pushed | null {
  const { type, detail, event, time } = objectOf(value);
  const kind = /^zen:event-type:(?:messaging_)?ticket\.(\w+)$/.exec(textOf(type))?.[1];
  if (kind === undefined || !isObject(detail) || !isObject(event)) return null;
  if (kind === 'created') return { ticket: detail, comments: [], users: [] };
  const said = objectOf(event['comment'] ?? event['message']);
  const author = said['author'] ?? event['actor'];
  if (!/^(?:comment|message)_added$/.test(kind) || !isObject(author)) return null;
  const comment = {
    ...said,
    author_id: author['id'],
    created_at: time,
    public: said['is_public'] !== false,
  };
  const { id, subject, requester_id } = detail;
  const ticket = { id, subject, ...(idOf(requester_id) !== null && { requester_id }) };
  return { ticket, comments: [comment], users: [{ ...author, role: roleOf(author) }] };
}

function roleOf({ is_staff: isStaff, type }: JsonObject): string {
  const side = textOf(type);
  if (isStaff === true || side === 'agent') return 'agent';
  return isStaff === false || side === 'end_user' ? 'end-user' : side;
}

/** All events of one push are of one conversation. */
function messagesIn(value: unknown): Pushed | null {
  const payloads = listOf(objectOf(value)['events'])
    .map(objectOf)
    .filter(({ type }) => type === 'conversation:message')
    .map(({ payload }) => objectOf(payload))
    .filter(({ message }) => isObject(objectOf(message)['author']));
  const [first] = payloads;
  if (!first) return null;
  const messages = payloads.map(({ message }) => objectOf(message));
  const authors = messages.map(({ author }) => objectOf(author));
  return {
    ticket: { id: objectOf(first['conversation'])['id'] },
    comments: messages.map(({ id, received, content }, index) => ({
      id,
      author_id: accountOf(authors[index]!),
      body: firstText(objectOf(content), 'text', 'altText', 'mediaUrl'),
      created_at: received,
      public: true,
    })),
    users: authors.map((author) => ({
      id: accountOf(author),
      name: textOf(author['displayName']),
      role: author['type'] === 'user' ? 'end-user' : 'agent',
    })),
  };
}

/** Who writes for the shop may have no account. */
function accountOf({ userId, displayName, type }: JsonObject): string {
  return textOf(userId) || textOf(displayName) || textOf(type);
}
