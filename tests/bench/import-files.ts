import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FixtureMessage } from '../core/archive-fixture.ts';
import { benchMessages } from './corpus.ts';

/** How a program writes the shop talk of the bench. */
export type BenchFormat = 'whatsapp' | 'wangwang' | 'csv';

export const benchFormats = ['whatsapp', 'wangwang', 'csv'] as const;

export const fileNames: Readonly<Record<BenchFormat, string>> = {
  whatsapp: 'WhatsApp Chat with 守灯.txt',
  wangwang: '守灯旗舰店.txt',
  csv: 'history.csv',
};

/**
 * Writes a file of `messages` as the program would: WhatsApp one long chat, WangWang chat after chat,
 * the table all chats by time.
 */
export async function writeBenchFile(
  path: string,
  format: BenchFormat,
  messages: number,
): Promise<void> {
  const out = createWriteStream(path, { highWaterMark: 1 << 20 });
  for (const text of textOf(format, benchMessages(messages))) {
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** The same talk as `files` WhatsApp chats of `each` messages. */
export function writeBenchFolder(folder: string, files: number, each: number): void {
  const all = benchMessages(files * each);
  for (let number = 1; number <= files; number += 1) {
    const part = [...whatsapp(all, each)].join('');
    writeFileSync(join(folder, `WhatsApp Chat with 顾客${number}.txt`), part);
  }
}

function textOf(format: BenchFormat, messages: Iterable<FixtureMessage>): Iterable<string> {
  if (format === 'wangwang') return wangwang(messages);
  return format === 'csv' ? csv(messages) : whatsapp(messages[Symbol.iterator](), Infinity);
}

function* whatsapp(messages: Iterator<FixtureMessage>, most: number): Generator<string> {
  for (let count = 0; count < most; count += 1) {
    const next = messages.next();
    if (next.done === true) return;
    const { sentAt, sender, role, text } = next.value;
    // Groups have at most 1,024 members.
    const who = role === 'agent' ? sender : `${sender}`.slice(0, 4);
    const time = local(sentAt);
    const [year, month, day] = [time.slice(0, 4), time.slice(5, 7), time.slice(8, 10)];
    yield `[${year}/${Number(month)}/${Number(day)} ${time.slice(11)}] ${who}: ${text}\n`;
  }
}

/** A chat's messages stand together, the chats one after the other. */
function* wangwang(messages: Iterable<FixtureMessage>): Generator<string> {
  const chats = new Map<string, string[]>();
  for (const { sentAt, conversation = '', sender, role, text } of messages) {
    let lines = chats.get(conversation);
    if (!lines) chats.set(conversation, (lines = []));
    const who = role === 'agent' ? `守灯旗舰店:${sender}` : sender;
    lines.push(`${who}(${local(sentAt)}):  ${text}\n`);
  }
  yield '守灯旗舰店:小红\n';
  yield `${'='.repeat(64)}\n`;
  for (const [customer, lines] of chats) {
    yield `${'-'.repeat(24)}${customer}${'-'.repeat(24)}\n`;
    yield lines.join('');
  }
}

function* csv(messages: Iterable<FixtureMessage>): Generator<string> {
  yield '时间,会话,发送人,角色,内容\n';
  for (const { sentAt, conversation, sender, role, text } of messages) {
    const side = role === 'agent' ? '客服' : '买家';
    yield `${local(sentAt)},${conversation},${sender},${side},"${text}"\n`;
  }
}

/** `YYYY-MM-DD HH:MM:SS` in Shanghai. */
function local(sentAt: number | null | undefined): string {
  return new Date((sentAt ?? 0) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
