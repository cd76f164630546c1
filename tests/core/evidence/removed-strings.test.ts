import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceRequest } from '../../../shared/contract/evidence.ts';
import { filesBelow } from './forge.ts';
import { openLampShop, phone, said, secret, type LampShop } from './shop.ts';

let shop: LampShop;
beforeAll(() => {
  shop = openLampShop();
});
afterAll(() => shop.close());

const hides = {
  conversationId: '1',
  redactions: [
    { messageId: said.phone, start: 3, end: 3 + phone.length, reason: 'privacy' as const },
  ],
  withheld: [{ messageId: said.secret, reason: 'third-party' as const }],
};

describe('removed strings', () => {
  const profiles: readonly Partial<EvidenceRequest>[] = [
    { profile: 'court-full', pdf: true },
    { profile: 'platform' },
    { profile: 'card' },
    { profile: 'share' },
    { profile: 'internal' },
  ];
  it.each(profiles)('stand in no byte of what is made with $profile', async (profile) => {
    const file = join(shop.folder, `${profile.profile}-${phone}.txt`);
    writeFileSync(file, iconv.encode(`收件人 ${phone}`, 'utf-16le'));
    const { number } = await shop.client.cases.open({ title: `电话 ${phone}`, buyer: phone });
    await shop.client.cases.addFile({
      number,
      file: await shop.core.grants.give({ path: file, name: `${phone}.txt`, temporary: false }),
      record: 'shipping',
      source: `短信 ${phone}`,
    });
    await shop.client.cases.add({ number, messageIds: [said.phone] });
    await shop.client.cases.claim({ number, text: `送前没有打 ${phone}`, exhibits: ['2'] });
    const made = await shop.create({
      ...hides,
      ...profile,
      title: '',
      claim: '',
      messageIds: [],
      caseNumber: number,
      searches: [phone],
    });
    const place = dirname(made.folder);
    const files = filesBelow(place, '.');
    expect(files.length).toBeGreaterThan(12);
    expect(files.join('\n')).not.toContain(phone);
    for (const path of files) {
      const bytes = readFileSync(join(place, path));
      for (const words of [phone, secret]) {
        for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030']) {
          const pattern = iconv.encode(words, encoding);
          const where = `${path}, ${words} in ${encoding}`;
          expect(bytes.includes(pattern), where).toBe(false);
          for (const stream of streamsOf(bytes)) {
            expect(stream.includes(pattern), `stream of ${where}`).toBe(false);
          }
        }
        // Characters of a PDF's text as hexadecimal, which is how some writers show them.
        const hex = iconv.encode(words, 'utf-16be').toString('hex');
        for (const stream of [bytes, ...streamsOf(bytes)]) {
          expect(stream.toString('latin1').toLowerCase().includes(hex), path).toBe(false);
        }
      }
    }
  });

  it('are found by this test where they were not removed', async () => {
    const made = await shop.create({ conversationId: '1', profile: 'share', title: '电话' });
    const shown = await shop.create({ conversationId: '1', title: phone });
    const holds = (folder: string): boolean =>
      filesBelow(folder, '.').some((path) => readFileSync(join(folder, path)).includes(phone));
    expect([holds(made.folder), holds(shown.folder)]).toEqual([false, true]);
  });
});

/** The compressed streams of a PDF, unpacked. */
function streamsOf(bytes: Buffer): Buffer[] {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return [];
  const streams: Buffer[] = [];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    const end = bytes.indexOf('endstream', at);
    try {
      streams.push(inflateSync(bytes.subarray(at + 7, end)));
    } catch {
      streams.push(bytes.subarray(at + 7, end));
    }
  }
  return streams;
}
