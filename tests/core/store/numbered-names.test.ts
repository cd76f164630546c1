import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type {
  NumberedMessage,
  ParsedConversation,
} from '../../../electron/core/store/import-records.ts';
import { connect } from '../../../electron/core/store/sqlite/connections.ts';
import { openBatch } from '../../../electron/core/store/sqlite/import-batch.ts';

const zone = 'Asia/Shanghai';
const batchFacts = {
  startedAt: 0,
  now: () => 0,
  actor: '小红',
  machine: 'pc',
  programVersion: '1',
  zone,
  shop: null,
  agents: [],
};
const fileFacts = {
  name: 'chat',
  origin: 'chat',
  digest: '0'.repeat(64),
  bytes: 1,
  format: 'wangwang-txt',
  formatVersion: 1,
  encoding: 'utf-8',
  zone,
  assumptions: {},
};

const conversation = (key: string, shop: string): ParsedConversation => ({
  type: 'conversation',
  key,
  title: key,
  platform: 'taobao',
  channel: 'im',
  shop,
  isGroup: false,
});

const message = (
  key: string,
  numbers: Pick<NumberedMessage, 'era' | 'conversationNumber' | 'handleNumber'>,
): NumberedMessage => ({
  type: 'message',
  conversation: key,
  sender: key,
  handle: key,
  role: 'customer',
  kind: 'text',
  isSystem: false,
  internal: false,
  edited: false,
  text: '在吗',
  sentAt: 0,
  wallClock: null,
  timeRaw: '',
  zone: null,
  platformId: null,
  position: 1,
  attachments: [],
  replyTo: null,
  order: null,
  ...numbers,
});

it('a number stands for the conversation that was opened last under its name, in its era', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-numbers-'));
  const connections = connect(join(folder, 'archive.db'), 'write');
  try {
    await connections.writer.hold(async (db) => {
      const writer = openBatch(db, batchFacts).openFile(fileFacts, null, null, null);
      const first = { era: 1, conversationNumber: 1, handleNumber: 1 };
      writer.addConversation(conversation('青山', '甲店'));
      const inFirst = writer.conversationId(message('青山', first));
      writer.addConversation(conversation('青山', '乙店'));
      const inSecond = writer.conversationId(message('青山', first));
      expect(inSecond).not.toBe(inFirst);
      writer.addConversation(conversation('青山', '甲店'));
      expect(writer.conversationId(message('青山', first))).toBe(inFirst);
      writer.addConversation(conversation('远山', '甲店'));
      const third = writer.conversationId(message('远山', { ...first, era: 2 }));
      expect([inFirst, inSecond]).not.toContain(third);
    });
  } finally {
    connections.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
