import type { CorrectionChange } from '../../../../shared/contract/imports.ts';
import type { TestArchive } from '../archive.ts';
import { clientOf } from './archives.ts';
import { bring } from './two.ts';

/** What people do in an archive that another one has to hear of. */
export const acts = [
  'import',
  'keep',
  'break',
  'edit',
  'stage',
  'link',
  'mark',
  'tag',
  'untag',
  'note',
  'remove-note',
  'told',
  'check',
  'close',
  'transfer',
  'watch',
  'tag-thing',
  'untag-thing',
  'note-thing',
  'remove-thing-note',
  'answer',
  'revise-answer',
  'retire-answer',
  'ask-exception',
  'approve-exception',
  'decide-contradiction',
  'open-case',
  'open-dispute-case',
  'edit-case',
  'add-to-case',
  'take-from-case',
  'claim',
  'withdraw-claim',
  'add-person',
  'change-person',
  'plan-shifts',
  'assign',
  'unassign',
  'start-shift',
  'end-shift',
  'set-deadline',
  'orders',
  'let-go',
  'take-back',
  'withdraw',
  'restore',
  'correct-zone',
  'correct-sides',
] as const;
type Act = (typeof acts)[number];

interface Deed {
  readonly act: Act;
  readonly buyer: string;
  readonly month: string;
  readonly pick: number;
}

/** Somebody does something; what cannot be done now is left. */
export async function act(
  archive: TestArchive,
  { act: what, buyer, month, pick }: Deed,
): Promise<void> {
  if (what === 'import') return bring(archive, buyer, month);
  const client = clientOf(archive);
  const { promises } = await client.promises.list({});
  const { disputes } = await client.disputes.list({});
  const { accounts } = await client.people.find({});
  const promiseId = promises[pick % Math.max(promises.length, 1)]?.promiseId;
  const disputeId = disputes[pick % Math.max(disputes.length, 1)]?.disputeId;
  const messageSaying = async (text: string): Promise<string | undefined> => {
    const { hits } = await client.search.search({ query: text });
    return hits[pick % Math.max(hits.length, 1)]?.messageId;
  };
  const someThing = async () => {
    const { hits } = await client.search.search({ query: '投诉' });
    const hit = hits[pick % Math.max(hits.length, 1)];
    const things = [
      hit && { noun: 'conversation' as const, id: hit.conversationId },
      accounts[0] && { noun: 'account' as const, id: accounts[0].accountId },
      promiseId && { noun: 'promise' as const, id: promiseId },
    ];
    return things[pick % things.length];
  };
  const someBatch = async (): Promise<string | undefined> => {
    const { batches } = await client.imports.batches({});
    return batches[pick % Math.max(batches.length, 1)]?.batchId;
  };
  const correct = async (change: CorrectionChange): Promise<void> => {
    const batchId = await someBatch();
    if (batchId === undefined) return;
    for await (const _ of await client.imports.correct({ batchId, change }));
  };
  const someCase = async (): Promise<string | undefined> => {
    const { cases } = await client.cases.list({});
    return cases[pick % Math.max(cases.length, 1)]?.number;
  };
  const deeds: Record<Exclude<Act, 'import'>, () => Promise<unknown>> = {
    keep: async () => promiseId && client.promises.keep({ promiseId, reason: `好${month}` }),
    break: async () => promiseId && client.promises.break({ promiseId, reason: `晚${month}` }),
    edit: async () => promiseId && client.promises.edit({ promiseId, owner: `${buyer}${month}` }),
    stage: async () => disputeId && client.disputes.stage({ disputeId, stage: 'explain' }),
    link: async () =>
      accounts.length > 1 &&
      client.people.link({
        accountId: accounts[0]!.accountId,
        otherId: accounts[1]!.accountId,
        reason: month,
      }),
    tag: async () => {
      const messageId = await messageSaying('投诉');
      return (
        messageId && client.marks.tag({ messageIds: [messageId], tag: pick > 2 ? '急' : 'VIP' })
      );
    },
    untag: async () => {
      const messageId = await messageSaying('投诉');
      return (
        messageId && client.marks.untag({ messageIds: [messageId], tag: pick > 2 ? '急' : 'vip' })
      );
    },
    note: async () => {
      const messageId = await messageSaying('投诉');
      return messageId && client.marks.note({ messageId, text: `${buyer}${month}要回电话` });
    },
    'remove-note': async () => {
      const messageId = await messageSaying('投诉');
      const { marks } = await client.marks.get({ messageIds: messageId ? [messageId] : [] });
      const noteId = marks[0]?.notes[0]?.noteId;
      return noteId && client.marks.removeNote({ noteId });
    },
    told: async () => {
      const messageId = await messageSaying('退款12元');
      const replyBy = Date.UTC(2026, 5, 1 + pick);
      return disputeId && messageId && client.disputes.told({ disputeId, replyBy, messageId });
    },
    check: async () => {
      const messageId = await messageSaying('已退款');
      const given = { item: 'evidence.result', state: pick > 2 ? 'there' : 'missing' } as const;
      return disputeId && messageId && client.disputes.check({ disputeId, ...given, messageId });
    },
    close: async () => {
      const resultMessageId = await messageSaying('已退款');
      if (!disputeId || !resultMessageId) return undefined;
      const end = { stage: 'closed', reason: month, satisfaction: 'neutral' } as const;
      return client.disputes.stage({ disputeId, ...end, resultMessageId });
    },
    transfer: async () =>
      disputeId && client.disputes.transfer({ disputeId, to: buyer, summary: `灯坏了${month}` }),
    watch: async () => {
      const { findings } = await client.watch.list({});
      const findingId = findings[pick % Math.max(findings.length, 1)]?.findingId;
      if (!findingId) return undefined;
      return pick > 2 ? client.watch.confirm({ findingId }) : client.watch.dismiss({ findingId });
    },
    'tag-thing': async () => {
      const thing = await someThing();
      return thing && client.marks.tagThing({ ...thing, tag: pick > 2 ? '老客' : 'VIP' });
    },
    'untag-thing': async () => {
      const thing = await someThing();
      return thing && client.marks.untagThing({ ...thing, tag: pick > 2 ? '老客' : 'vip' });
    },
    'note-thing': async () => {
      const thing = await someThing();
      return thing && client.marks.noteThing({ ...thing, text: `${buyer}${month}爱砍价` });
    },
    'remove-thing-note': async () => {
      const thing = await someThing();
      const noteId = thing && (await client.marks.of(thing)).notes[0]?.noteId;
      return noteId && client.marks.removeThingNote({ noteId });
    },
    answer: async () => {
      const answer = `付款后${pick + 5}天后发货`;
      return client.answers.add({ topic: 'ship_time', answer, validFrom: Date.UTC(2026, 0, 1) });
    },
    'revise-answer': async () => {
      const { answers } = await client.answers.list({});
      const edit = { answer: `付款后${pick + 10}天发货`, validFrom: Date.UTC(2026, 1, 1) };
      return answers[0] && client.answers.revise({ answerId: answers[0].answerId, edit });
    },
    'retire-answer': async () => {
      const { answers } = await client.answers.list({});
      return answers[0] && client.answers.retire({ answerId: answers[0].answerId, reason: month });
    },
    'ask-exception': async () =>
      client.answers.askException({
        topic: 'ship_time',
        recipient: buyer,
        granted: '今天发',
        reason: month,
        validFrom: Date.UTC(2026, 0, 1),
      }),
    'approve-exception': async () => {
      const { exceptions } = await client.answers.exceptions({});
      const exceptionId = exceptions[pick % Math.max(exceptions.length, 1)]?.exceptionId;
      const decision = pick > 2 ? ('approved' as const) : ('refused' as const);
      return exceptionId && client.answers.decideException({ exceptionId, decision });
    },
    'decide-contradiction': async () => {
      const { contradictions } = await client.contradictions.list({});
      const contradictionId = contradictions[0]?.contradictionId;
      return contradictionId && client.contradictions.unrelated({ contradictionId, reason: month });
    },
    'open-case': async () => client.cases.open({ title: `${buyer}${month}`, buyer }),
    'open-dispute-case': async () => disputeId && client.cases.open({ disputeId }),
    'edit-case': async () => {
      const number = await someCase();
      return number && client.cases.edit({ number, amountCents: pick, title: `${buyer}案` });
    },
    'add-to-case': async () => {
      const number = await someCase();
      const { hits } = await client.search.search({ query: '投诉' });
      const hit = hits[pick % Math.max(hits.length, 1)];
      if (!number || !hit) return undefined;
      const { messageId, conversationId } = hit;
      const baskets = [
        { messageIds: [messageId] },
        { sessionMessageIds: [messageId] },
        { period: { conversationId, from: null, to: Date.UTC(2026, 3, 1) } },
      ];
      return client.cases.add({ number, ...baskets[pick % 3]! });
    },
    'take-from-case': async () => {
      const number = await someCase();
      const items = number ? (await client.cases.get({ number })).items : [];
      const itemId = items[pick % Math.max(items.length, 1)]?.itemId;
      return number && itemId && client.cases.remove({ number, itemId });
    },
    claim: async () => {
      const number = await someCase();
      if (!number) return undefined;
      const { items } = await client.cases.get({ number });
      const exhibits = items.flatMap((item) => ('exhibit' in item ? [item.exhibit] : []));
      const text = `${buyer}${month}付过款`;
      return exhibits.length > 0 && client.cases.claim({ number, text, exhibits });
    },
    'withdraw-claim': async () => {
      const number = await someCase();
      const claims = number ? (await client.cases.get({ number })).claims : [];
      return number && claims[0] && client.cases.withdrawClaim({ number, ...claimOf(claims[0]) });
    },
    'add-person': async () =>
      client.persons.add({ name: buyer, role: pick > 2 ? 'clerk' : 'supervisor' }),
    'change-person': async () => {
      const { persons } = await client.persons.list({});
      const personId = persons[pick % Math.max(persons.length, 1)]?.personId;
      const change = pick > 2 ? { role: 'supervisor' as const } : { hasLeft: pick === 0 };
      return personId && client.persons.change({ personId, ...change });
    },
    'plan-shifts': async () =>
      client.settings.set({ shifts: [{ name: '晚班', start: '16:00', end: `2${pick % 4}:30` }] }),
    assign: async () => client.shifts.assign({ person: buyer, shift: '晚班', date: '2026-11-01' }),
    unassign: async () => {
      const { duties } = await client.shifts.duties({
        from: Date.UTC(2026, 9, 30),
        to: Date.UTC(2026, 10, 3),
      });
      const dutyId = duties[pick % Math.max(duties.length, 1)]?.dutyId;
      return dutyId && client.shifts.unassign({ dutyId, reason: month });
    },
    'start-shift': async () => client.shifts.start({ as: buyer }),
    'end-shift': async () => client.shifts.end({ as: buyer }),
    'set-deadline': async () =>
      client.settings.set({
        disputeDeadlines: [{ platform: 'taobao', state: 'arbitration', hours: 24 + pick }],
      }),
    orders: async () => {
      const paid = `2026-03-0${(pick % 3) + 1} 10:00:00`;
      const table = `订单编号,订单创建时间,订单付款时间,买家实际支付金额,店铺名称,买家会员名
88123450${month},2026-03-01 09:00:00,${paid},${pick + 1}.50,云灯小铺,${buyer}
8812345999,2026-03-01 09:30:00,${paid},2.00,云灯小铺,${buyer}
`;
      const { grant } = await archive.core.grants.keep('订单.csv', Buffer.from(table));
      return client.metrics.importOrders({ grant });
    },
    'let-go': async () => {
      const before = Date.parse(`2026-${month}-15`);
      return client.letGo.run({ before, reason: `旧${month}` });
    },
    'take-back': async () => {
      const { acts: done } = await client.letGo.list();
      const last = done[pick % Math.max(done.length, 1)];
      return last && client.letGo.takeBack({ act: last.act });
    },
    withdraw: async () => {
      const batchId = await someBatch();
      return batchId && client.imports.withdraw({ batchId, reason: month });
    },
    restore: async () => {
      const batchId = await someBatch();
      return batchId && client.imports.restore({ batchId });
    },
    'correct-zone': async () => {
      const value = pick > 2 ? 'Asia/Tokyo' : 'Asia/Shanghai';
      return correct({ kind: 'zone', value });
    },
    'correct-sides': async () =>
      correct({ kind: 'own-account', agents: [pick > 2 ? '灯铺:小红' : buyer] }),
    mark: async () => {
      const { hits } = await client.search.search({ query: '已退款' });
      const messageId = hits[pick % Math.max(hits.length, 1)]?.messageId;
      return messageId && client.promises.record({ messageId, kind: 'refund', dueAt: null });
    },
  };
  await deeds[what]().catch((cause: { code?: string }) => {
    if (!['conflict', 'not-found', 'invalid-input'].includes(cause.code ?? '')) throw cause;
  });
}

const claimOf = ({ claimId }: { readonly claimId: string }) => ({ claimId });
