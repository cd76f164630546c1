import { createRouterClient } from '@orpc/server';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import type { SpotCheck, SpotCheckItem } from '../../../shared/contract/spot-checks.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

const cli = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));
const start = Date.UTC(2026, 8, 1, 2);

const chats: FixtureMessage[] = ['小红', '小明'].flatMap((agent) =>
  Array.from({ length: agent === '小红' ? 6 : 3 }, (_, n): FixtureMessage[] => {
    const conversation = `${agent}的买家${n}`;
    const sentAt = start + n * 3_600_000;
    return [
      { text: '有货吗', sender: conversation, conversation, sentAt },
      { text: '有', sender: agent, role: 'agent', conversation, sentAt: sentAt + 60_000 },
    ];
  }).flat(),
);
const september = { from: start, to: start + 30 * 86_400_000 };

let archive: FixtureArchive;
beforeEach(() => {
  archive = makeArchive(chats);
});
afterEach(() => archive.close());

const spot = () => archive.client.spotChecks;
const as = (name: string, ...args: string[]) => {
  const all = [cli, 'spot-check', ...args, '--archive', archive.folder, '--json', '--as', name];
  const { stdout, status } = spawnSync(process.execPath, all, { encoding: 'utf8' });
  return { status, found: JSON.parse(stdout) };
};
const clientOf = (actor: string) =>
  createRouterClient(createRouter(archive.core), { context: { actor, log: silentLog } }).spotChecks;
const firstItem = async (): Promise<SpotCheckItem> => {
  const { spotCheckId } = await spot().draw({ ...september, size: 4, seed: '种子' });
  return (await spot().get({ spotCheckId })).items[0]!;
};

describe('a spot check', () => {
  it('draws from every agent, and with its seed the same again', async () => {
    const drawn = await spot().draw({ ...september, size: 4 });
    expect(drawn).toMatchObject({ population: 9, size: 4, reviewed: 0, averageScore: null });
    const { items } = await spot().get({ spotCheckId: drawn.spotCheckId });
    const agents = items.map(({ agent }) => agent);
    expect(agents.filter((agent) => agent === '小红')).toHaveLength(3);
    expect(agents.filter((agent) => agent === '小明')).toHaveLength(1);

    const again = await spot().draw({ ...september, size: 4, seed: drawn.seed });
    const { items: same } = await spot().get({ spotCheckId: again.spotCheckId });
    expect(same.map(({ conversationId }) => conversationId)).toEqual(
      items.map(({ conversationId }) => conversationId),
    );
  });

  it('is refused where nobody wrote, and where the period is none', async () => {
    const { from, to } = september;
    await expect(
      spot().draw({ from: to, to: to + 1, size: 3, stratifiedBy: 'agent' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(spot().draw({ from: to, to: from, size: 3 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('proposes what the rules find; what counts is what a person says', async () => {
    const { itemId, firstMessageId } = await firstItem();
    const card = await spot().card({ itemId });
    expect(card.proposed.map(({ ruleId }) => ruleId)).toEqual([
      'no-greeting',
      'no-closing',
      'no-review-invitation',
    ]);
    expect(card).toMatchObject({ proposedScore: 89, state: 'waiting', score: null, reviews: [] });

    const findings = [{ ruleId: 'unkind', messageIds: [firstMessageId] }];
    const reviewed = await spot().review({ itemId, findings, note: '只回了一个字' });
    expect(reviewed).toMatchObject({ state: 'reviewed', score: 95 });
    const again = await spot().review({ itemId, findings: [] });
    expect(again.reviews.map(({ score }) => score)).toEqual([100, 95]);
  });

  it('knows no rule that is not there, and no item', async () => {
    const { itemId } = await firstItem();
    await expect(
      spot().review({ itemId, findings: [{ ruleId: 'made-up' }] }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(spot().card({ itemId: '999' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says who was checked when, who waits longest first', async () => {
    const { itemId, agent } = await firstItem();
    await spot().review({ itemId, findings: [{ ruleId: 'unkind' }] });
    const { agents } = await spot().byAgent();
    const other = agent === '小红' ? '小明' : '小红';
    expect(agents).toMatchObject([
      { agent: other, reviewed: 0, averageScore: null, lastReviewedAt: null },
      { agent, reviewed: 1, averageScore: 95, lastReviewedBy: '测试' },
    ]);
  });
});

describe('an appeal', () => {
  it('is heard by somebody else, after a new review where it changes something', async () => {
    const { itemId } = await firstItem();
    const clerk = clientOf('小红');
    const lead = clientOf('主管');
    const conflict = { code: 'conflict' };
    const comment = '口径是新的';
    await expect(clerk.appeal({ itemId, comment })).rejects.toMatchObject(conflict);
    await lead.review({ itemId, findings: [{ ruleId: 'wrong-answer' }], note: '答错了' });
    const appealed = await clerk.appeal({ itemId, comment });
    expect(appealed.state).toBe('appealed');
    await expect(clerk.appeal({ itemId, comment })).rejects.toMatchObject(conflict);

    const { appealId } = appealed.appeals[0]!;
    const changed = { appealId, decision: 'changed', comment: '看过了' } as const;
    await expect(clerk.settle(changed)).rejects.toMatchObject(conflict);
    await expect(lead.settle(changed)).rejects.toMatchObject(conflict);
    await lead.review({ itemId, findings: [] });
    const settled = await lead.settle(changed);
    expect(settled).toMatchObject({
      state: 'settled',
      score: 100,
      appeals: [{ decision: 'changed', decidedBy: '主管', decisionComment: '看过了' }],
    });
    expect(settled.reviews).toHaveLength(2);
    await expect(lead.settle(changed)).rejects.toMatchObject(conflict);
  });
});

describe('the command line', () => {
  it('draws by days and lists what was drawn', () => {
    const days = ['--from', '2026-09-01', '--to', '2026-09-01', '--size', '2', '--seed', 'a'];
    const drawn: SpotCheck & { items: SpotCheckItem[] } = as('主管', 'draw', ...days).found;
    expect(drawn).toMatchObject({ by: '主管', seed: 'a', size: 2, population: 9 });
    expect(drawn.items).toHaveLength(2);
    expect(as('主管', 'list').found.spotChecks).toHaveLength(1);
    expect(as('主管', 'show', drawn.spotCheckId).found.items).toEqual(drawn.items);
  });

  it('takes rules from a file, and says what is wrong with them', () => {
    const file = join(archive.folder, 'rules.json');
    const rule = { id: 'kind', level: 'bonus', points: 7, zh: '耐心', en: 'Patient' };
    writeFileSync(file, JSON.stringify({ rules: [rule] }));
    expect(as('主管', 'rules', '--set', file).found).toEqual({ rules: [rule], isDefault: false });
    writeFileSync(file, JSON.stringify([{ ...rule, points: 'many' }]));
    const { status, found } = as('主管', 'rules', '--set', file);
    expect(status).toBe(2);
    expect(found.error.code).toBe('invalid-input');
    expect(as('主管', 'rules').found.rules).toEqual([rule]);
  });
});
