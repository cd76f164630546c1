import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSampleShop, type PlantedFact } from '../../../electron/core/sample/sample-shop.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { unfaithfulFacts } from '../../../shared/domain/handovers/faithful.ts';
import { itemsOf } from './fixture.ts';
import { handOver, openSampleShop, sampleShift, type SampleArchive } from './sample-shop.ts';

let shop: SampleArchive;
let notes: Handover[];
/** Two lines that somebody takes out of a note before it is signed. */
const doctored = { shift: 12, lines: ['size-final-tonight', 'price-due-31'] };

const facts = makeSampleShop().plantedFacts;
const fact = (id: string): PlantedFact => {
  const found = facts.find((one) => one.id === id);
  if (found === undefined) throw new Error(`the sample plants no ${id}`);
  return found;
};

beforeAll(async () => {
  shop = await openSampleShop();
  notes = [];
  for (let index = 0; index < 14; index += 1) {
    const shift = sampleShift(index);
    notes.push(await handOver(shop, shift, index === doctored.shift ? takeOut : undefined));
  }
}, 120_000);
afterAll(() => shop.close());

function takeOut({ sections }: Handover): void {
  const ids = new Set(doctored.lines.map((id) => messageIdOf(fact(id))));
  const db = new Sqlite(join(shop.folder, 'archive.db'));
  for (const { id, source_ref, evidence } of sections.flatMap(({ items }) => items)) {
    const isMeant = source_ref.kind === 'promise' && evidence.some((one) => ids.has(one));
    if (isMeant) db.prepare('DELETE FROM handover_items WHERE id = ?').run(id);
  }
  db.close();
}

function messageIdOf({ text, conversation, sentAt }: PlantedFact): string {
  const db = new Sqlite(join(shop.folder, 'archive.db'), { readonly: true });
  const id = db
    .prepare<[string, string, number], number>(
      `SELECT m.id FROM messages m JOIN conversations c ON c.id = m.conversation_id
       WHERE m.text = ? AND c.title = ? AND m.hidden = 0 ORDER BY abs(m.sent_at - ?) LIMIT 1`,
    )
    .pluck()
    .get(text, conversation, Date.parse(sentAt));
  db.close();
  if (id === undefined) throw new Error(`the archive has no ${text}`);
  return String(id);
}

/** Indexes of the notes on which an open line of this kind names the planted message. */
function notesWith(id: string, kinds: readonly string[]): number[] {
  const messageId = messageIdOf(fact(id));
  return notes.flatMap((note, index) => {
    const isThere = itemsOf(note).some(
      ({ source_ref, evidence }) => kinds.includes(source_ref.kind) && evidence.includes(messageId),
    );
    return isThere ? [index] : [];
  });
}

/** From the shift in which it was said to the last before it was done (null: never in this week). */
function shiftsFrom(id: string, doneBy: string | null): number[] {
  const from = Date.parse(fact(id).sentAt);
  const until = doneBy === null ? Infinity : Date.parse(fact(doneBy).sentAt);
  return notes.flatMap((_, index) => {
    const { to } = sampleShift(index);
    return from < to && until >= to ? [index] : [];
  });
}

describe('a week of the sample shop', () => {
  it('chains fourteen notes that are intact', async () => {
    expect(notes.map(({ number }) => number)).toEqual(notes.map((_, index) => index + 1));
    expect(await shop.client.handovers.verify()).toMatchObject({ verdict: 'intact', notes: 14 });
  });

  it.each([
    ['attitude-result', 'attitude-proof'],
    ['qq-callback-nov1', null],
    ['address-open-reply', null],
    ['wechat-video-tonight', null],
    ['ship-noon', null],
  ])('has the promise %s on every note until it is kept', (id, doneBy) => {
    expect(notesWith(id, ['promise'])).toEqual(shiftsFrom(id, doneBy));
  });

  it.each(doctored.lines)('has the promise %s on all but the doctored note', (id) => {
    const expected = shiftsFrom(id, null).filter((index) => index !== doctored.shift);
    expect(notesWith(id, ['promise'])).toEqual(expected);
  });

  it.each(['refund-delay', 'size-dispute', 'attitude-dispute', 'price-dispute'])(
    'has the dispute %s on every note, as nobody has closed it',
    (id) => {
      expect(notesWith(id, ['dispute'])).toEqual(shiftsFrom(id, null));
    },
  );

  it('has threats and the platform in red', () => {
    for (const id of ['size-platform', 'refund-report-threat']) {
      const messageId = messageIdOf(fact(id));
      const shown = notes.flatMap((note) =>
        itemsOf(note).filter(
          ({ evidence, source_ref }) =>
            source_ref.kind === 'dispute' && evidence.includes(messageId),
        ),
      );
      expect(shown.length).toBeGreaterThan(0);
      expect(new Set(shown.map(({ severity }) => severity))).toEqual(new Set(['red']));
    }
  });

  it('has the change of address in red, and every buyer who waits, on the last note', () => {
    const last = notes.at(-1)!;
    const address = messageIdOf(fact('address-open-new'));
    expect(
      itemsOf(last).find(
        ({ source_ref, evidence }) => source_ref.kind === 'memo' && evidence.includes(address),
      ),
    ).toMatchObject({ severity: 'red', state: 'open' });
    for (const { id } of facts.filter(({ kind }) => kind === 'unanswered')) {
      expect(notesWith(id, ['conversation']), id).toEqual([13]);
    }
  });

  it('says nothing twice', () => {
    for (const note of notes) {
      const sources = itemsOf(note).map(({ source_ref }) => `${source_ref.kind} ${source_ref.id}`);
      expect(new Set(sources).size).toBe(sources.length);
    }
  });

  it('is told by the miss check what the doctored note left out, and nothing else', async () => {
    shop.now(Date.parse('2026-11-01T18:00:00+08:00'));
    const { handoverId } = notes[doctored.shift]!;
    const { misses, complete } = await shop.client.handovers.missCheck({ handoverId });
    const expected = doctored.lines.map((id) => fact(id).conversation).toSorted();
    expect(misses.map(({ customer }) => customer).toSorted()).toEqual(expected);
    expect(misses).toMatchObject(doctored.lines.map(() => ({ how: 'absent', kind: 'promise' })));
    expect(complete).toBeLessThan(1);
    const { notes: trend } = await shop.client.handovers.quality({ limit: 14 });
    const others = trend.filter((one) => one.handoverId !== handoverId);
    expect(others.map((one) => one.misses)).toEqual(others.map(() => []));
  });

  it('has no number, date, order, amount or name in a line that its messages lack', () => {
    const db = new Sqlite(join(shop.folder, 'archive.db'), { readonly: true });
    const text = db.prepare<[string], { text: string; sender: string }>(
      'SELECT text, sender FROM messages WHERE id = ?',
    );
    const names = db.prepare<[], string>('SELECT name FROM accounts').pluck().all();
    let lines = 0;
    for (const { customer, headline, situation, evidence } of notes.flatMap(itemsOf)) {
      if (evidence.length === 0) continue;
      lines += 1;
      const said = evidence.map((id) => text.get(id)!);
      const sources = [customer ?? '', ...said.flatMap((one) => [one.sender, one.text])];
      const quoted = [headline, situation].flatMap((line) => [...line.matchAll(/[^「」：]+/gu)]);
      for (const [part] of quoted) {
        expect(unfaithfulFacts(part, sources, names), `${headline} ${situation}`).toEqual([]);
      }
    }
    db.close();
    expect(lines).toBeGreaterThan(200);
  });
});
