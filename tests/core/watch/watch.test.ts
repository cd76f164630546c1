import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../../../electron/core/store/sqlite/open.ts';
import { detectorVersion } from '../../../shared/domain/detection/version.ts';
import type { WatchKind } from '../../../shared/model/analysis.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

let archive: FixtureArchive;
beforeEach(() => {
  archive = makeArchive([
    { text: '加我微信谈', role: 'agent', sender: '小红', sentAt: Date.UTC(2026, 8, 1) },
    { text: '不退款我就差评', sentAt: Date.UTC(2026, 8, 2) },
    { text: '不退款我就差评，还要曝光', sentAt: Date.UTC(2026, 8, 3) },
  ]);
  seen(1, 'off-platform');
  seen(2, 'threat');
  seen(3, 'threat');
});
afterEach(() => archive.close());

/** As the detector writes it. */
function seen(messageId: number, kind: WatchKind): void {
  const db = openWriter(join(archive.folder, 'archive.db'));
  db.prepare(
    `
    INSERT INTO watch_findings (message_id, kind, status, score, reason, detector_version,
      changed_at, changed_by)
    VALUES (?, ?, 'proposed', 0.9, '{"code":"threat-bad-review","words":["差评"],"messages":[]}', ?, 1, 'detector')`,
  ).run(messageId, kind, detectorVersion);
  db.close();
}

const list = async (query: object = {}) => {
  const { findings } = await archive.client.watch.list(query);
  return findings.map(({ findingId }) => findingId);
};

describe('the watch list', () => {
  it('shows who said what, newest first, with counts by kind', async () => {
    const page = await archive.client.watch.list({ limit: 2 });
    expect(page.findings).toMatchObject([
      {
        messageId: '3',
        kind: 'threat',
        status: 'proposed',
        sender: '买家一',
        reason: { code: 'threat-bad-review', words: ['差评'] },
        messageIds: ['3'],
      },
      { messageId: '2' },
    ]);
    expect(page.counts).toEqual({ proposed: 3, confirmed: 0, dismissed: 0 });
    expect(page.kinds).toMatchObject({ threat: 2, 'off-platform': 1, 'phishing-link': 0 });
    expect(await list({ afterId: page.next! })).toEqual(['1']);
    expect(await list({ kind: ['off-platform'] })).toEqual(['1']);
  });

  it('keeps what people decide, and lets them take it back', async () => {
    const { watch, history } = archive.client;
    await watch.dismiss({ findingId: '2', reason: '开玩笑' });
    await watch.confirm({ findingId: '3' });
    expect(await list({ status: ['proposed'] })).toEqual(['1']);
    await expect(watch.dismiss({ findingId: '2' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await watch.reopen({ findingId: '2' })).status).toBe('proposed');
    const { decisions } = await history.list({ noun: 'watch', id: '2' });
    expect(decisions).toMatchObject([
      {
        action: 'dismiss',
        by: '测试',
        before: { status: 'proposed' },
        after: { status: 'dismissed', closeReason: '开玩笑' },
      },
      { action: 'reopen', before: { status: 'dismissed' } },
    ]);
  });

  it('answers an unknown finding with not-found', async () => {
    await expect(archive.client.watch.confirm({ findingId: '9' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
