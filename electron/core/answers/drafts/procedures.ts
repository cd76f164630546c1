import type { AskedBefore } from '../../../../shared/contract/search.ts';
import type { Core } from '../../core.ts';
import { os } from '../../procedure.ts';
import { checkDraft } from './check.ts';

/** How others who asked the same were answered; search knows it. */
export type FindAskedBefore = (asked: {
  readonly text: string;
  readonly customer: string | undefined;
}) => Promise<AskedBefore[]>;

export function draftsProcedures(core: Core, findAskedBefore: FindAskedBefore) {
  return {
    check: os.drafts.check.handler(({ input }) => checkDraft(core, input, findAskedBefore)),
  };
}
