import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

let archive: FixtureArchive;
beforeEach(async () => {
  archive = makeArchive([{ text: '退款到了吗' }, { text: '灯坏了' }]);
  const { marks, settings } = archive.client;
  await marks.tag({ messageIds: ['1'], tag: '急' });
  await marks.tag({ messageIds: ['2'], tag: '=HYPERLINK("http://evil.example")' });
  await marks.untag({ messageIds: ['1'], tag: '急' });
  await settings.set({ soloHandover: true });
});
afterEach(() => archive.close());

const deeds = async (filter: Parameters<FixtureArchive['client']['history']['audit']>[0]) =>
  (await archive.client.history.audit(filter)).events.map(({ action, noun, id }) => [
    action,
    noun,
    id,
  ]);

describe('the audit log', () => {
  it('tells who did what on what, the last first', async () => {
    const { events } = await archive.client.history.audit({});
    expect(events.map(({ action, noun, id }) => [action, noun, id])).toEqual([
      ['set', 'setting', null],
      ['untag', 'message', '1'],
      ['tag', 'message', '2'],
      ['tag', 'message', '1'],
    ]);
    expect(events[0]).toMatchObject({
      by: '测试',
      before: { soloHandover: false },
      after: { soloHandover: true },
    });
  });

  it('is filtered by deed, thing, person and time', async () => {
    expect(await deeds({ action: 'tag' })).toHaveLength(2);
    expect(await deeds({ noun: 'message', id: '1' })).toEqual([
      ['untag', 'message', '1'],
      ['tag', 'message', '1'],
    ]);
    expect(await deeds({ by: '别人' })).toEqual([]);
    const [last] = (await archive.client.history.audit({ limit: 1 })).events;
    expect(await deeds({ from: (last?.at ?? 0) + 1 })).toEqual([]);
    expect(await deeds({ to: (last?.at ?? 0) + 1 })).toHaveLength(4);
  });

  it('comes page by page, each deed once', async () => {
    const all: string[] = [];
    let beforeId: string | undefined;
    do {
      const page = await archive.client.history.audit({
        limit: 3,
        ...(beforeId === undefined ? {} : { beforeId }),
      });
      all.push(...page.events.map(({ eventId }) => eventId));
      beforeId = page.next ?? undefined;
    } while (beforeId !== undefined);
    expect(all).toEqual(['4', '3', '2', '1']);
  });

  it('says what it can be filtered by', async () => {
    expect(await archive.client.history.auditFacets()).toEqual({
      people: [{ name: '测试', events: 4 }],
      nouns: [
        { name: 'message', events: 3 },
        { name: 'setting', events: 1 },
      ],
      actions: [
        { name: 'tag', events: 2 },
        { name: 'set', events: 1 },
        { name: 'untag', events: 1 },
      ],
    });
  });

  it('goes out as CSV, oldest first, in which no cell runs', async () => {
    let csv = '';
    for await (const { chunk } of await archive.client.history.auditCsv({ noun: 'message' })) {
      csv += chunk;
    }
    const lines = csv.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\uFEFF"eventId","at","by","action","noun","id","before","after"');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('"1"');
    expect(csv.slice(1)).not.toContain('\uFEFF');
    expect(csv).not.toMatch(/(?:^|,)"[=+@-]/m);
  });

  it('notes who looked at what the screen hides, and refuses what is not there', async () => {
    await archive.client.history.reveal({ messageId: '2', what: 'phone' });
    const [event] = (await archive.client.history.audit({ limit: 1 })).events;
    expect(event).toMatchObject({
      action: 'reveal',
      noun: 'message',
      id: '2',
      after: { what: 'phone' },
    });
    await expect(
      archive.client.history.reveal({ messageId: '99', what: 'phone' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('asks for the chains alone, which are whole', async () => {
    expect(await archive.client.archive.verify({ quick: true, chainsOnly: true })).toEqual({
      verdict: 'intact',
      checked: { originals: 0, messages: 0, indexed: 0, handovers: 0, custody: 0 },
      findings: [],
    });
  });
});
