import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../renderer/features/conversations/rows.ts';
import type { Message } from '../../shared/model/message.ts';

const zone = 'Asia/Shanghai';
let lastId = 0;

const gap = (from: string, to: string) => ({
  conversationId: '1',
  from: Date.parse(`${from}+08:00`),
  to: Date.parse(`${to}+08:00`),
});

function message(time: string | null, sender: string, more: Partial<Message> = {}): Message {
  lastId += 1;
  return {
    messageId: String(lastId),
    conversationId: '1',
    sentAt: time === null ? null : Date.parse(`${time}+08:00`),
    wallClock: time,
    zone,
    sender,
    role: 'customer',
    kind: 'text',
    isSystem: false,
    internal: false,
    edited: false,
    text: 'x',
    replyTo: null,
    sourceFileId: '1',
    attachments: [],
    ...more,
  };
}

describe('rows of a conversation', () => {
  it('begins each day of the shop with a separator', () => {
    const rows = rowsOf(
      [
        message('2026-03-01T23:59:00', 'a'),
        message('2026-03-02T00:01:00', 'a'),
        message('2026-03-02T09:00:00', 'a'),
      ],
      zone,
    );
    expect(rows.map(({ startsDay }) => startsDay)).toEqual([true, true, false]);
  });

  it('knows the conversation before another one, to tell whether it was in the same place', () => {
    const rows = rowsOf(
      [
        message('2026-03-01T10:00:00', 'a'),
        message('2026-03-01T12:00:00', 'a', { conversationId: '2' }),
        message('2026-03-01T12:01:00', 'a', { conversationId: '2' }),
      ],
      zone,
      [],
      true,
    );
    expect(rows.map(({ startsConversation }) => startsConversation)).toEqual([true, true, false]);
    expect(rows.map(({ cameFrom }) => cameFrom)).toEqual([null, '1', '2']);
  });

  it('names the sender once for messages in one breath', () => {
    const rows = rowsOf(
      [
        message('2026-03-01T10:00:00', 'a'),
        message('2026-03-01T10:01:00', 'a'),
        message('2026-03-01T10:02:00', 'b', { role: 'agent' }),
        message('2026-03-01T10:30:00', 'b', { role: 'agent' }),
      ],
      zone,
    );
    expect(rows.map(({ continues }) => continues)).toEqual([false, true, false, false]);
  });

  it('names the sender anew after a system line and for an internal note', () => {
    const rows = rowsOf(
      [
        message('2026-03-01T10:00:00', 'a'),
        message('2026-03-01T10:00:10', 'a', { isSystem: true }),
        message('2026-03-01T10:00:20', 'a'),
        message('2026-03-01T10:00:30', 'a', { internal: true }),
      ],
      zone,
    );
    expect(rows.map(({ continues }) => continues)).toEqual([false, false, false, false]);
  });

  it('tells a period that nothing covers once, between the messages around it', () => {
    const missing = gap('2026-03-01T10:00:00', '2026-03-05T09:00:00');
    const rows = rowsOf(
      [
        message('2026-03-01T09:59:00', 'a'),
        message('2026-03-01T10:00:00', 'a'),
        message('2026-03-05T09:00:00', 'a'),
        message('2026-03-05T09:00:10', 'a'),
      ],
      zone,
      [missing],
    );
    expect(rows.map((row) => row.gaps)).toEqual([[], [], [missing], []]);
    expect(rows.map(({ continues }) => continues)).toEqual([false, true, false, true]);
  });

  it('tells every period of a long silence', () => {
    const first = gap('2026-03-02T00:00:00', '2026-03-03T00:00:00');
    const second = gap('2026-03-04T00:00:00', '2026-03-05T00:00:00');
    const [, row] = rowsOf(
      [message('2026-03-01T10:00:00', 'a'), message('2026-03-06T10:00:00', 'a')],
      zone,
      [first, second],
    );
    expect(row?.gaps).toEqual([first, second]);
  });

  it('tells a missing period of one conversation though another goes on meanwhile, and both alike once', () => {
    const missing = gap('2026-03-02T00:00:00', '2026-03-05T00:00:00');
    const rows = rowsOf(
      [
        message('2026-03-01T10:00:00', 'a'),
        message('2026-03-01T11:00:00', 'b', { conversationId: '2' }),
        message('2026-03-03T10:00:00', 'c', { conversationId: '3' }),
        message('2026-03-05T10:00:00', 'a'),
        message('2026-03-05T11:00:00', 'b', { conversationId: '2' }),
      ],
      zone,
      [missing, { ...missing, conversationId: '2' }],
    );
    expect(rows.map((row) => row.gaps)).toEqual([[], [], [], [missing], []]);
  });

  it('tells no period before the first message that is read', () => {
    const rows = rowsOf([message('2026-03-03T10:00:00', 'a')], zone, [
      gap('2026-03-01T00:00:00', '2026-03-02T00:00:00'),
    ]);
    expect(rows[0]?.gaps).toEqual([]);
  });

  it('says where another conversation and another file go on, and names the sender anew', () => {
    const messages = [
      message('2026-03-01T10:00:00', 'a'),
      message('2026-03-01T10:00:10', 'a', { sourceFileId: '2' }),
      message('2026-03-01T10:00:20', 'a', { sourceFileId: '2', conversationId: '2' }),
      message('2026-03-01T10:00:30', 'a', { sourceFileId: '2', conversationId: '2' }),
    ];
    const rows = rowsOf(messages, zone);
    expect(rows.map(({ startsSource }) => startsSource)).toEqual([false, true, false, false]);
    expect(rows.map((row) => row.startsConversation)).toEqual([false, false, true, false]);
    expect(rows.map(({ continues }) => continues)).toEqual([false, false, false, true]);
    const [first] = rowsOf(messages, zone, [], true);
    expect(first).toMatchObject({ startsSource: true, startsConversation: true });
  });

  it('keeps a message without a time in the day of the one before', () => {
    const rows = rowsOf([message('2026-03-01T10:00:00', 'a'), message(null, 'b')], zone);
    expect(rows.map(({ startsDay }) => startsDay)).toEqual([true, false]);
  });
});
