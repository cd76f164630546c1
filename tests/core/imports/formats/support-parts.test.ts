import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../../../shared/contract/imports.ts';
import { read } from '../read.ts';

const onLines = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

const said = ({ messages }: Inspection) =>
  messages.map(({ sender, role, text }) => [sender, role, text]);

describe('records that a pipe of data has put on lines', () => {
  const conversation = {
    type: 'conversation',
    id: '41',
    created_at: 1_784_424_430,
    source: { body: '<p>It flickers</p>', author: { type: 'user', id: 'u1', name: 'Mina' } },
  };
  const part = (id: string, body: string) => ({
    type: 'conversation_part',
    id,
    part_type: 'comment',
    body: `<p>${body}</p>`,
    created_at: 1_784_424_440,
    author: { type: 'admin', id: '7', name: 'Lamp desk' },
    conversation_id: 41,
  });

  it('are read where others come before them, and the others told (Airbyte)', async () => {
    const carry = (stream: string, data: unknown) => ({ stream, data, emitted_at: 1_784_424_999 });
    const teams = Array.from({ length: 8 }, (_, n) => carry('teams', { type: 'team', id: `${n}` }));
    const found = await read(
      onLines([
        ...teams,
        carry('conversations', conversation),
        carry('conversation_parts', part('p1', 'Which bulb?')),
        { type: 'RECORD', record: carry('conversation_parts', part('p2', 'Hello?')) },
      ]),
      {},
      'intercom.jsonl',
    );
    expect(found).toMatchObject({ format: 'intercom', counts: { conversations: 1, issues: 8 } });
    expect(found.conversations.map(({ title }) => title)).toEqual(['Mina']);
    expect(said(found)).toEqual([
      ['Mina', 'customer', 'It flickers'],
      ['Lamp desk', 'agent', 'Which bulb?'],
      ['Lamp desk', 'agent', 'Hello?'],
    ]);
  });

  it('are read with the schemas and states around them (Singer)', async () => {
    const found = await read(
      onLines([
        { type: 'SCHEMA', stream: 'conversations', schema: {} },
        { type: 'RECORD', stream: 'conversations', record: conversation },
        { type: 'STATE', value: {} },
      ]),
    );
    expect(said(found)).toEqual([['Mina', 'customer', 'It flickers']]);
    expect(found.counts.issues).toBe(2);
  });
});

describe('what a webhook of Zendesk tells', () => {
  const push = (kind: string, event: unknown, more = {}) => ({
    type: `zen:event-type:${kind}`,
    time: '2026-03-01T10:00:05.25Z',
    detail: { id: '12', subject: 'Dim lamp', requester_id: '5', description: 'It is dim', ...more },
    event,
  });

  it('is the comment that was added, and no other words of its ticket', async () => {
    const comment = (id: string, body: string, isStaff: boolean, isPublic: boolean) =>
      push('ticket.comment_added', {
        comment: {
          id,
          body,
          is_public: isPublic,
          author: { id: isStaff ? '9' : '5', is_staff: isStaff, name: isStaff ? 'Rin' : 'Mina' },
        },
      });
    const found = await read(
      onLines([comment('1', 'Still dim', false, true), comment('2', 'check stock', true, false)]),
    );
    expect(found.format).toBe('zendesk-support');
    expect(found.conversations.map(({ title }) => title)).toEqual(['Dim lamp']);
    expect(said(found)).toEqual([
      ['Mina', 'customer', 'Still dim'],
      ['Rin', 'agent', 'check stock'],
    ]);
    expect(found.messages.map(({ internal, sentAt }) => [internal, sentAt])).toEqual([
      [false, Date.parse('2026-03-01T10:00:05.25Z')],
      [true, Date.parse('2026-03-01T10:00:05.25Z')],
    ]);
  });

  it.each([
    ['end_user', 'customer'],
    ['agent', 'agent'],
    ['trigger', 'bot'],
  ])('is the message of a chat by who sent it (%s)', async (type, role) => {
    const event = { actor: { id: 'x1', name: 'Mina', type }, message: { id: 'm', body: 'hi' } };
    const push = {
      type: 'zen:event-type:messaging_ticket.message_added',
      time: '2026-03-01T10:00:05Z',
      detail: { id: '12' },
      event,
    };
    expect(said(await read(JSON.stringify(push)))).toEqual([['Mina', role, 'hi']]);
  });

  it('is what was said in its messaging, by the name shown', async () => {
    const say = (id: string, author: object, content: object) => ({
      id: `e${id}`,
      type: 'conversation:message',
      payload: {
        conversation: { id: 'k1', type: 'personal' },
        message: { id, received: '2026-03-01T10:00:05.000Z', author, content },
      },
    });
    const mina = { type: 'user', userId: 'u1', displayName: 'Mina' };
    const events = [
      say('1', mina, { type: 'text', text: 'Still dim' }),
      say('2', { type: 'business', displayName: 'Lamp desk' }, { type: 'text', text: 'Oh' }),
      { id: 'e3', type: 'conversation:read', payload: { conversation: { id: 'k1' } } },
    ];
    const found = await read(JSON.stringify({ app: { id: 'a' }, webhook: { id: 'w' }, events }));
    expect(found).toMatchObject({ format: 'zendesk-support', counts: { conversations: 1 } });
    expect(said(found)).toEqual([
      ['Mina', 'customer', 'Still dim'],
      ['Lamp desk', 'agent', 'Oh'],
    ]);
  });

  it('is no message where only a state has changed', async () => {
    const changed = push('ticket.status_changed', { current: 'OPEN', previous: 'NEW' });
    await expect(read(JSON.stringify(changed))).rejects.toMatchObject({
      code: 'unsupported-format',
    });
  });
});

it('reads the events of tickets that Zendesk exports since a time', async () => {
  const events = [
    {
      id: 3,
      ticket_id: 12,
      updater_id: 9,
      via: 'Web form',
      created_at: '2026-03-01T10:00:00Z',
      child_events: [
        { id: 31, type: 'Change', status: 'open' },
        { id: 32, type: 'Comment', body: 'Which bulb?', public: true },
      ],
    },
    { id: 4, ticket_id: 12, updater_id: 9, via: 'Web form', child_events: [{ status: 'solved' }] },
  ];
  const found = await read(JSON.stringify({ ticket_events: events, count: 2, next_page: null }));
  expect(
    found.messages.map(({ conversation, sender, text }) => [conversation, sender, text]),
  ).toEqual([['12', '9', 'Which bulb?']]);
});

it('knows by addresses who wrote messages of Groove, and in which ticket', async () => {
  const api = 'https://api.groovehq.example/v1';
  const message = (id: number, author: string, body: string, note: boolean) => ({
    href: `${api}/messages/${id}`,
    created_at: `2026-03-01T10:0${id}:00Z`,
    body,
    plain_text_body: body,
    note,
    links: { author: { href: `${api}/${author}` }, ticket: { href: `${api}/tickets/88` } },
  });
  const found = await read(
    JSON.stringify({
      messages: [
        message(1, 'customers/mina%40example.org', '<p>It flickers</p>', false),
        message(2, 'agents/rin@example.org', 'is it the 7 W?', true),
      ],
      meta: {},
    }),
  );
  expect(found.format).toBe('groove');
  expect(found.conversations.map(({ title }) => title)).toEqual(['88']);
  expect(said(found)).toEqual([
    ['mina@example.org', 'customer', 'It flickers'],
    ['rin@example.org', 'agent', 'is it the 7 W?'],
  ]);
  expect(found.messages.map(({ internal }) => internal)).toEqual([false, true]);
});

it('takes a program of Help Scout for no person', async () => {
  const thread = {
    id: 1,
    type: 'message',
    body: 'Thank you for writing',
    createdAt: '2026-03-01T10:00:00Z',
    createdBy: { id: 3, type: 'system_user', first: 'Answers' },
  };
  const found = await read(JSON.stringify({ _embedded: { threads: [thread] } }));
  expect(said(found)).toEqual([['Answers', 'bot', 'Thank you for writing']]);
});

it('reads a ticket of Freshservice that tells of no deadlines', async () => {
  const ticket = {
    id: 9,
    subject: 'Lamp',
    requester_id: 5,
    description: '<div>It is dim</div>',
    description_text: 'It is dim',
    created_at: '2026-03-01T10:00:00Z',
  };
  const found = await read(JSON.stringify({ ticket }));
  expect(found).toMatchObject({ format: 'freshdesk', counts: { messages: 1 } });
});

it('reads what the SDK of LiveChat keeps, and what was deleted', async () => {
  const chat = {
    id: 'C1',
    thread: {
      id: 'T1',
      active: false,
      userIds: ['c1', 'rin@example.org'],
      events: [
        { type: 'message', authorId: 'c1', createdAt: '2026-03-01T10:00:00Z', text: 'dim' },
        {
          type: 'message',
          author_id: 'rin@example.org',
          created_at: '2026-03-01T10:01:00Z',
          text: 'no',
          deleted: true,
        },
      ],
    },
    users: [
      { id: 'c1', type: 'customer', name: 'Mina' },
      { id: 'rin@example.org', type: 'agent', name: 'Rin' },
    ],
  };
  const found = await read(JSON.stringify(chat));
  expect(said(found)).toEqual([
    ['Mina', 'customer', 'dim'],
    ['Rin', 'agent', 'no'],
  ]);
  expect(found.messages.map(({ kind, sentAt }) => [kind, sentAt])).toEqual([
    ['text', Date.parse('2026-03-01T10:00:00Z')],
    ['recall', Date.parse('2026-03-01T10:01:00Z')],
  ]);
});

it('takes a ticket that Freshdesk mailed to a customer for the agent’s words', async () => {
  const ticket = {
    id: 9,
    source: 10,
    subject: 'Lamp',
    requester_id: 5,
    requester: { id: 5, name: 'Mina' },
    responder_id: 7,
    responder_name: 'Rin',
    description: '<div>Your lamp is here</div>',
    description_text: 'Your lamp is here',
    created_at: '2026-03-01T10:00:00Z',
    conversations: [
      {
        id: 1,
        incoming: true,
        private: false,
        user_id: 5,
        body_text: 'Thank you',
        created_at: '2026-03-01T11:00:00Z',
      },
    ],
  };
  expect(said(await read(JSON.stringify(ticket)))).toEqual([
    ['Rin', 'agent', 'Your lamp is here'],
    ['Mina', 'customer', 'Thank you'],
  ]);
});

it('reads parts of Intercom of which only the bodies and sides were kept', async () => {
  const part = (type: string, body: string, side: string) => ({
    ...(type !== '' && { type }),
    body: `<p>${body}</p>`,
    author: { type: side, ...(side === 'admin' && { id: '7' }) },
  });
  const record = {
    id: 'c1',
    created_at: 1_784_424_430,
    conversation_rating: 5,
    source: { body: '<p>It flickers</p>' },
    conversation_parts: {
      conversation_parts: [
        part('comment', 'Which bulb?', 'admin'),
        part('note', 'check stock', 'admin'),
        part('', 'The small one', 'user'),
      ],
    },
  };
  const found = await read(JSON.stringify(record));
  expect(said(found)).toEqual([
    ['', 'unknown', 'It flickers'],
    ['admin:7', 'agent', 'Which bulb?'],
    ['admin:7', 'agent', 'check stock'],
    ['user', 'customer', 'The small one'],
  ]);
  expect(found.messages.map(({ internal }) => internal)).toEqual([false, false, true, false]);
});
