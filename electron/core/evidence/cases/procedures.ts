import { stat } from 'node:fs/promises';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { CaseFacts } from '../../../../shared/contract/cases.ts';
import { evidenceRequestSchema } from '../../../../shared/contract/evidence.ts';
import type { Core } from '../../core.ts';
import { os } from '../../procedure.ts';
import { checkRequest } from './check.ts';
import { keepFile } from './keep-file.ts';

export function casesProcedures(core: Core) {
  const { store, grants, clock, changes } = core;
  const announce = <T>(result: T): T => {
    changes.publish('changed', { topics: ['evidence'] });
    return result;
  };
  const by = (actor: string) => ({ actor, at: clock.now() });
  return {
    list: os.cases.list.handler(async () => ({ cases: [...(await store.cases.list())] })),
    get: os.cases.get.handler(({ input }) => store.cases.get(numberOf(input.number))),
    open: os.cases.open.handler(async ({ input, context }) => {
      const { disputeId, ...facts } = input;
      if (disputeId !== undefined) await store.disputes.get(disputeId);
      return announce(await store.cases.open(given(facts), disputeId ?? null, by(context.actor)));
    }),
    edit: os.cases.edit.handler(async ({ input, context }) => {
      const { number, ...facts } = input;
      return announce(await store.cases.edit(numberOf(number), given(facts), by(context.actor)));
    }),
    add: os.cases.add.handler(async ({ input, context }) => {
      const { number, messageIds, sessionMessageIds, period, note } = input;
      const basket = { messageIds, sessionMessageIds, periods: period ? [period] : [] };
      if (messageIds.length + sessionMessageIds.length + basket.periods.length === 0) {
        throw new AppError('invalid-input', 'Name a message, a session or a period.');
      }
      return announce(await store.cases.add(numberOf(number), basket, note, by(context.actor)));
    }),
    addFile: os.cases.addFile.handler(async ({ input, context }) => {
      const { number, file, record, source, note } = input;
      await store.cases.get(numberOf(number));
      const granted = await grants.find(file);
      const { path, name } = granted;
      const info = await stat(path).catch(() => null);
      if (!info?.isFile()) throw new AppError('not-found', 'There is no such file.', { name });
      const kept = await keepFile(core.shelves.attachments, granted);
      return announce(
        await store.cases.addFile(
          numberOf(number),
          { ...kept, name, record, source, note },
          by(context.actor),
        ),
      );
    }),
    remove: os.cases.remove.handler(async ({ input, context }) =>
      announce(await store.cases.remove(numberOf(input.number), input.itemId, by(context.actor))),
    ),
    claim: os.cases.claim.handler(async ({ input, context }) => {
      const { number, text, exhibits } = input;
      const cited = exhibits.map((one) => exhibitOf(one, number));
      return announce(await store.cases.claim(numberOf(number), text, cited, by(context.actor)));
    }),
    withdrawClaim: os.cases.withdrawClaim.handler(async ({ input, context }) =>
      announce(
        await store.cases.withdrawClaim(numberOf(input.number), input.claimId, by(context.actor)),
      ),
    ),
    check: os.cases.check.handler(async ({ input }) => {
      const request = evidenceRequestSchema.parse({ caseNumber: input.number });
      const { zone } = await store.settings.get();
      return checkRequest(request, store, zone, clock.now());
    }),
  };
}

const numberOf = (name: string): number => Number(name.slice(3));

/** 12, 0012 or EV-0007-0012; an exhibit of another case is refused. */
function exhibitOf(text: string, caseNumber: string): number {
  const at = text.lastIndexOf('-');
  if (at >= 0 && Number(text.slice(3, at)) !== numberOf(caseNumber)) {
    throw new AppError('invalid-input', 'This exhibit belongs to another case.', { exhibit: text });
  }
  return Number(text.slice(at + 1));
}

function given(facts: { readonly [K in keyof CaseFacts]?: CaseFacts[K] | undefined }) {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as Partial<CaseFacts>;
}
