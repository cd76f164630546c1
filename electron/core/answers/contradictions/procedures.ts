import type {
  ContradictionRow,
  ContradictionSide,
} from '../../../../shared/contract/contradictions.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { Core } from '../../core.ts';
import { os } from '../../procedure.ts';
import type { Resolution } from '../../store/contradictions.ts';
import { refreshContradictions } from './refresh.ts';
import { toldBeside } from './told-beside.ts';
import { writeChoice } from './write-choice.ts';

const undecided = { chosen: null, answerId: null, exceptionId: null } as const;

/** What cannot both be true, side by side; a person decides, and every decision is recorded. */
export function contradictionsProcedures(core: Core) {
  const { store, clock } = core;
  const decide = async (
    contradictionId: string,
    resolution: Resolution,
    actor: string,
  ): Promise<ContradictionRow> => {
    const by = { actor, at: clock.now() };
    await store.contradictions.decide(contradictionId, resolution, by);
    const { contradiction } = await store.contradictions.get(contradictionId);
    await refreshContradictions(core, contradiction.topic);
    return (await store.contradictions.get(contradictionId)).contradiction;
  };
  return {
    list: os.contradictions.list.handler(({ input }) => store.contradictions.list(input)),
    get: os.contradictions.get.handler(async ({ input: { contradictionId } }) => {
      const { contradiction, decisions } = await store.contradictions.get(contradictionId);
      return { contradiction, decisions, told: await toldBeside(store.answers, contradiction) };
    }),
    choose: os.contradictions.choose.handler(async ({ input, context }) => {
      const { contradictionId, chosen, reason, answer, value, product } = input;
      const { contradiction } = await store.contradictions.get(contradictionId);
      const by = { actor: context.actor, at: clock.now() };
      const answerId = await writeChoice(
        store.answers,
        contradiction,
        { chosen, answer, value, product, reason },
        by,
      );
      const resolution = { ...undecided, resolution: 'chosen' as const, chosen, answerId, reason };
      return decide(contradictionId, resolution, context.actor);
    }),
    except: os.contradictions.except.handler(async ({ input, context }) => {
      const { contradictionId, recipientKind, reason, validTo, approvedBy } = input;
      const { contradiction } = await store.contradictions.get(contradictionId);
      const side = sideOf(contradiction, input.recipient);
      const recipient = input.recipient ?? side.to;
      if (recipient === null) {
        throw new AppError('invalid-input', 'Say whom the exception is for.', { contradictionId });
      }
      const at = clock.now();
      const exceptionId = await store.answers.addException(
        {
          topic: contradiction.topic,
          recipientKind,
          recipient,
          granted: input.granted ?? side.text,
          value: null,
          reason,
          validFrom: Math.min(side.at ?? at, at),
          validTo,
        },
        approvedBy,
        { actor: context.actor, at },
      );
      const resolution = { ...undecided, resolution: 'exception' as const, exceptionId, reason };
      return decide(contradictionId, resolution, context.actor);
    }),
    unrelated: os.contradictions.unrelated.handler(({ input, context }) =>
      decide(
        input.contradictionId,
        { ...undecided, resolution: 'unrelated', reason: input.reason },
        context.actor,
      ),
    ),
    reopen: os.contradictions.reopen.handler(async ({ input, context }) => {
      const { contradictionId, reason } = input;
      const { contradiction } = await store.contradictions.get(contradictionId);
      if (contradiction.decision === null || contradiction.decision.resolution === 'reopened') {
        throw new AppError('conflict', 'Nobody has decided on this yet.', { contradictionId });
      }
      const resolution = { ...undecided, resolution: 'reopened' as const, reason };
      return decide(contradictionId, resolution, context.actor);
    }),
  };
}

/** The statement that was made to them: the later one, unless the other one was. */
function sideOf({ a, b }: ContradictionRow, recipient: string | undefined): ContradictionSide {
  return recipient !== undefined && a.to === recipient && b.to !== recipient ? a : b;
}
