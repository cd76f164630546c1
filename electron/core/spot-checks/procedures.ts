import { hash, randomBytes } from 'node:crypto';
import standardRules from '../../../resources/spot-checks/rules.json' with { type: 'json' };
import type { ReviewCard } from '../../../shared/contract/spot-checks.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { applyRules } from '../../../shared/domain/spot-checks/apply-rules.ts';
import { scoreOf } from '../../../shared/domain/spot-checks/score.ts';
import { drawSample } from '../../../shared/domain/spot-checks/draw-sample.ts';
import { spotRulesSchema, type SpotRule } from '../../../shared/model/spot-checks.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { AgentPart } from '../store/spot-checks.ts';

export function spotChecksProcedures({ store, clock, changes }: Core) {
  const { spotChecks } = store;
  const by = (actor: string) => ({ actor, at: clock.now() });
  const changed = (): void => changes.publish('changed', { topics: ['spot-checks'] });
  const rulesNow = async (): Promise<readonly SpotRule[]> =>
    (await spotChecks.rules()) ?? standard();

  const cardOf = async (itemId: string): Promise<ReviewCard> => {
    const item = await spotChecks.item(itemId);
    const { messages, own } = await spotChecks.read(itemId);
    const dialogue = { id: item.conversationId, messages: [...messages] };
    const found = applyRules(dialogue, (i) => own.has(i), await rulesNow(), clock.now());
    const proposed = found.map(({ messages: shown, ...finding }) => ({
      ...finding,
      messageIds: shown.map(String),
    }));
    return {
      ...item,
      proposed,
      proposedScore: scoreOf(proposed),
      reviews: await spotChecks.reviews(itemId),
      appeals: await spotChecks.appeals(itemId),
    };
  };

  return {
    rules: os.spotChecks.rules.handler(async () => ({
      rules: [...(await rulesNow())],
      isDefault: (await spotChecks.rules()) === undefined,
    })),
    setRules: os.spotChecks.setRules.handler(async ({ input, context }) => {
      await spotChecks.setRules(input.rules, by(context.actor));
      changed();
      return {};
    }),
    draw: os.spotChecks.draw.handler(async ({ input, context }) => {
      const { size, stratifiedBy, from, to, shop, agent, platform } = input;
      if (from >= to) throw new AppError('invalid-input', 'The period ends before it begins.');
      const parts = await spotChecks.parts({ from, to, shop, agent, platform });
      if (parts.length === 0) {
        throw new AppError('not-found', 'No agent has written anything in this period.');
      }
      const seed = input.seed ?? randomBytes(8).toString('hex');
      const units = parts.map((part) => ({
        ...part,
        key: `${part.conversationId} ${part.agent}`,
        stratum: stratumOf[stratifiedBy](part),
      }));
      const drawn = drawSample(units, size, (key) => hash('sha256', `${seed}\n${key}`));
      const spotCheckId = await spotChecks.draw(
        {
          from,
          to,
          stratifiedBy,
          shop: shop ?? null,
          agent: agent ?? null,
          platform: platform ?? null,
          seed,
          population: parts.length,
        },
        drawn,
        by(context.actor),
      );
      changed();
      return spotChecks.get(spotCheckId);
    }),
    list: os.spotChecks.list.handler(async () => ({ spotChecks: await spotChecks.list() })),
    get: os.spotChecks.get.handler(async ({ input: { spotCheckId } }) => ({
      ...(await spotChecks.get(spotCheckId)),
      items: await spotChecks.items(spotCheckId),
    })),
    card: os.spotChecks.card.handler(({ input }) => cardOf(input.itemId)),
    review: os.spotChecks.review.handler(async ({ input, context }) => {
      const { itemId, findings, note } = input;
      await spotChecks.item(itemId);
      const points = new Map((await rulesNow()).map((rule) => [rule.id, rule.points]));
      const judged = findings.map(({ ruleId, messageIds }) => {
        const given = points.get(ruleId);
        if (given === undefined) {
          throw new AppError('invalid-input', 'There is no such rule.', { ruleId });
        }
        return { ruleId, points: given, messageIds };
      });
      const review = { findings: judged, score: scoreOf(judged), note };
      await spotChecks.review(itemId, review, by(context.actor));
      changed();
      return cardOf(itemId);
    }),
    appeal: os.spotChecks.appeal.handler(async ({ input, context }) => {
      const { state } = await spotChecks.item(input.itemId);
      if (state === 'waiting') throw new AppError('conflict', 'There is no review yet.');
      if (state === 'appealed') throw new AppError('conflict', 'Another appeal is waiting.');
      await spotChecks.appeal(input.itemId, input.comment, by(context.actor));
      changed();
      return cardOf(input.itemId);
    }),
    settle: os.spotChecks.settle.handler(async ({ input, context }) => {
      const { appealId, decision, comment } = input;
      const appeal = await spotChecks.openAppeal(appealId);
      if (appeal.by === context.actor) {
        throw new AppError('conflict', 'Nobody settles their own appeal.');
      }
      if (decision === 'changed' && !appeal.isReviewedAnew) {
        throw new AppError('conflict', 'A changed review has to be made first.');
      }
      const { itemId } = await spotChecks.settle(appealId, decision, comment, by(context.actor));
      changed();
      return cardOf(itemId);
    }),
    byAgent: os.spotChecks.byAgent.handler(async () => ({ agents: await spotChecks.byAgent() })),
  };
}

function standard(): readonly SpotRule[] {
  return spotRulesSchema.parse(standardRules.rules);
}

const stratumOf: Readonly<
  Record<'agent' | 'shop' | 'agent-shop' | 'none', (part: AgentPart) => string>
> = {
  agent: ({ agent }) => agent,
  shop: ({ shop }) => shop ?? '',
  'agent-shop': ({ agent, shop }) => `${agent} · ${shop ?? ''}`,
  none: () => '',
};
