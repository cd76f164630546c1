import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { bundleOf, clientOf, merge, settle } from '../imports/bundle/archives.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';
import { itemsOf } from './fixture.ts';

/** The early shift’s computer, and the late shift’s. */
let early: TestArchive;
let late: TestArchive;
let folder: string;
beforeEach(() => {
  early = openTestArchive();
  late = openTestArchive();
  folder = mkdtempSync(join(tmpdir(), 'keptword-bundles-'));
});
afterEach(async () => {
  await early.close();
  await late.close();
  rmSync(folder, { recursive: true });
});

const carry = async (from: TestArchive, to: TestArchive): Promise<void> => {
  await merge(to, await bundleOf(from, folder));
};

async function signedNote(own?: string) {
  const chat = [
    'conversation,time,sender,role,text',
    '李小四,2026-10-31 09:58:00,李小四,customer,吊灯怎么还没到？',
    '李小四,2026-10-31 10:05:00,小红,agent,非常抱歉，今晚八点前给您回电话',
  ].join('\n');
  await early.importText(chat, {}, 'chat.csv');
  await settle(early);
  const { handovers } = clientOf(early);
  const window = {
    from: Date.parse('2026-10-31T08:00:00+08:00'),
    to: Date.parse('2026-10-31T16:00:00+08:00'),
  };
  const drafted = await handovers.draft({ ...window, outgoing: '小红', incoming: '小蓝' });
  const { handoverId } = drafted;
  const whole = own
    ? await handovers.addItem({ handoverId, section: 'watch', headline: own, severity: 'yellow' })
    : drafted;
  const set = {
    owner: '小蓝',
    next_action: '回电李小四',
    due_at: '2026-10-31T20:00',
    if_then: '没人接 → 发消息',
  };
  for (const { id } of itemsOf(whole)) await handovers.edit({ handoverId, itemId: id, set });
  const signed = await handovers.sign({ handoverId, as: '小红' });
  await handovers.addendum({ handoverId, as: '小红', text: '快递说今晚到' });
  return signed;
}

describe('a note that was signed on another computer', () => {
  it('comes with a bundle, is acknowledged there, and the words come home', async () => {
    const signed = await signedNote();
    await carry(early, late);
    const there = clientOf(late, '小蓝').handovers;
    const [came] = (await there.elsewhere()).notes;
    expect(came).toMatchObject({
      verdict: 'intact',
      note: { number: 1, hash: signed.hash, state: 'signed', addenda: [{ text: '快递说今晚到' }] },
    });
    expect(itemsOf(came!.note)).toEqual(itemsOf(signed));
    const { archive, note } = came!;
    const { handoverId } = note;
    const [item, ...others] = itemsOf(note);
    const word = { archive, handoverId, as: '小蓝', action: 'accept' as const };
    await expect(
      there.acknowledgeElsewhere({ ...word, as: '小红', itemId: item!.id }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const readBack = { next_action: '给李小四回电', due_at: '20:00' };
    await there.acknowledgeElsewhere({ ...word, itemId: item!.id, readBack });
    for (const { id } of others) await there.acknowledgeElsewhere({ ...word, itemId: id });
    expect((await there.elsewhere()).notes[0]?.note.state).toBe('acknowledged');

    await carry(late, early);
    await carry(late, early);
    const home = await clientOf(early).handovers.get({ handoverId: signed.handoverId });
    expect(home.state).toBe('acknowledged');
    expect(home.acknowledgements).toHaveLength(others.length + 1);
    expect(home.acknowledgements[0]).toMatchObject({ by: '小蓝', readBack, solo: false });
    expect(itemsOf(home).map(({ owner }) => owner)).toEqual(itemsOf(home).map(() => '小蓝'));
    expect((await clientOf(early).handovers.verify()).verdict).toBe('intact');
    expect((await clientOf(early).handovers.elsewhere()).notes).toEqual([]);
  });

  it('is a refusal at home, too, and returns with its reason', async () => {
    const { handoverId } = await signedNote();
    await carry(early, late);
    const there = clientOf(late, '小蓝').handovers;
    const [{ archive, note }] = (await there.elsewhere()).notes as [
      Awaited<ReturnType<typeof there.elsewhere>>['notes'][number],
    ];
    for (const { id } of itemsOf(note)) {
      const refused = { archive, handoverId, itemId: id, as: '小蓝', action: 'refuse' as const };
      await there.acknowledgeElsewhere({ ...refused, reason: '没有电话号码' });
    }
    await carry(late, early);
    const next = await clientOf(early).handovers.draft({
      from: Date.parse('2026-10-31T16:00:00+08:00'),
      to: Date.parse('2026-11-01T00:00:00+08:00'),
      outgoing: '小蓝',
    });
    expect(itemsOf(next).map(({ returned_reason }) => returned_reason)).toContain('没有电话号码');
  });

  it('is told as altered when its text was changed on the way into the rows', async () => {
    await signedNote();
    await carry(early, late);
    const db = new DatabaseSync(join(late.folder, 'archive.db'));
    db.exec(`DROP TRIGGER IF EXISTS events_are_unchanged`);
    db.exec(
      `UPDATE events SET detail = replace(detail, '小红', '小虹') WHERE noun = 'handover-elsewhere'`,
    );
    db.close();
    const there = clientOf(late, '小蓝').handovers;
    const [came] = (await there.elsewhere()).notes;
    expect(came?.verdict).toBe('altered');
    const { handoverId } = came!.note;
    const word = { archive: came!.archive, handoverId, itemId: itemsOf(came!.note)[0]!.id };
    await expect(
      there.acknowledgeElsewhere({ ...word, as: '小蓝', action: 'accept' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('goes on in the next note of either computer, counted, with what people wrote', async () => {
    const first = await signedNote('巡店：仓库钥匙在前台');
    await carry(early, late);
    const there = clientOf(late, '小蓝');
    const second = await signedShift(there, 1);
    const ofBoth = (note: Handover) =>
      itemsOf(note)
        .filter(({ source_ref }) => ['promise', 'manual'].includes(source_ref.kind))
        .map(({ headline, carry_count, next_action, if_then }) => ({
          headline: headline.slice(0, 3),
          carry_count,
          next_action,
          if_then,
        }));
    const written = { next_action: '回电李小四', if_then: '没人接 → 发消息' };
    expect(ofBoth(second)).toEqual([
      { headline: '李小四', carry_count: 1, ...written },
      { headline: '巡店：', carry_count: 1, ...written },
    ]);
    // Each line once: what the other computer carries is not found anew here.
    const sources = itemsOf(second).map(({ headline }) => headline);
    expect(new Set(sources).size).toBe(sources.length);

    await carry(late, early);
    const third = await signedShift(clientOf(early), 2);
    expect(ofBoth(third).map(({ carry_count }) => carry_count)).toEqual([2, 2]);
    expect(itemsOf(third)).toHaveLength(itemsOf(first).length);
    expect((await clientOf(early).handovers.verify()).verdict).toBe('intact');
    await carry(early, late);
    const fourth = await there.handovers.draft(shiftOf(3));
    expect(ofBoth(fourth).map(({ carry_count }) => carry_count)).toEqual([3, 3]);
    const again = await there.handovers.draft(shiftOf(3));
    expect(itemsOf(again)).toEqual(itemsOf(fourth));
    const evidence = itemsOf(fourth)[0]!.evidence.map(Number);
    const said = late.rows('SELECT id, text FROM messages WHERE hidden = 0');
    expect(evidence.map((id) => said.find((row) => row['id'] === id)?.['text'])).toContain(
      '非常抱歉，今晚八点前给您回电话',
    );
  });

  it('does not come back where it was closed, on this computer or on the other', async () => {
    const first = await signedNote('巡店：仓库钥匙在前台');
    const own = itemsOf(first).find(({ source_ref }) => source_ref.kind === 'manual')!;
    const { handoverId } = first;
    const set = { state: 'cancelled', close_reason: '钥匙交给店长了' } as const;
    await clientOf(early).handovers.edit({ handoverId, itemId: own.id, set });
    await carry(early, late);
    const manual = (note: Handover) =>
      itemsOf(note).filter(({ source_ref }) => source_ref.kind === 'manual');
    const [came] = (await clientOf(late).handovers.elsewhere()).notes;
    expect(manual(came!.note)).toMatchObject([
      { state: 'cancelled', close_reason: '钥匙交给店长了', closed_by: '小红' },
    ]);
    expect(manual(await clientOf(late).handovers.draft(shiftOf(1)))).toEqual([]);
  });
});

const hour = 3_600_000;

/** The early shift of 31 October, and those after it. */
function shiftOf(index: number) {
  const from = Date.parse('2026-10-31T08:00:00+08:00') + index * 8 * hour;
  const [outgoing, incoming] = index % 2 === 0 ? ['小红', '小蓝'] : ['小蓝', '小红'];
  return { from, to: from + 8 * hour, outgoing, incoming };
}

async function signedShift(client: ReturnType<typeof clientOf>, index: number): Promise<Handover> {
  const { handovers } = client;
  const drafted = await handovers.draft(shiftOf(index));
  const { handoverId, outgoing } = drafted;
  const due_at = new Date(shiftOf(index + 1).to).toISOString();
  for (const { itemId, missing } of drafted.lint) {
    const set = { [missing]: missing === 'due_at' ? due_at : '看聊天' };
    await handovers.edit({ handoverId, itemId, set });
  }
  return handovers.sign({ handoverId, as: outgoing });
}
