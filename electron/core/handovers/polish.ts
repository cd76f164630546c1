import { AppError } from '../../../shared/contract/errors.ts';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Polish } from '../../../shared/contract/handover-polish.ts';
import { lengthOf } from '../../../shared/domain/handovers/excerpt.ts';
import { unfaithfulFacts } from '../../../shared/domain/handovers/faithful.ts';
import { writingHelpKeyName } from '../../../shared/domain/handovers/writing-help-key.ts';
import type { Core } from '../core.ts';
import type { By, Store } from '../store/store.ts';
import { itemOf } from './edit.ts';
import { askWritingHelp } from './writing-help.ts';

type Field = Polish['field'];
const limits: Readonly<Record<Field, number>> = { headline: 60, situation: 140 };

/**
 * Asks the shop's writing help for a better wording of a draft's line. What brings a number, a date or a
 * name that the line and its messages lack is kept as refused, for the record, and can't be taken over.
 */
export async function polishItem(
  { store: { handovers, settings }, secrets }: Pick<Core, 'store' | 'secrets'>,
  request: { readonly handoverId: string; readonly itemId: string; readonly field: Field },
  by: By,
): Promise<Polish> {
  const { handoverId, itemId, field } = request;
  const { writingHelp, language } = await settings.get();
  if (writingHelp === null) {
    throw new AppError('unavailable', 'The writing help is off; the settings turn it on.');
  }
  const note = await handovers.get(handoverId);
  mustBeDraft(note.head.state, handoverId);
  const item = itemOf(note, itemId);
  const messages = await handovers.texts(item.evidence);
  const key = await secrets.find(writingHelpKeyName(writingHelp.url));
  const answer = await askWritingHelp(
    { ...writingHelp, key },
    {
      language,
      field,
      limit: limits[field],
      text: item[field],
      messages: messages.map(({ sender, text }) => `${sender}: ${text}`),
    },
  );
  const after = answer.replaceAll(/\s+/gu, ' ').trim();
  const problems = problemsOf(
    after,
    field,
    sourcesOf(item, messages),
    await handovers.knownNames(),
  );
  const state = problems.length === 0 ? 'proposed' : 'refused';
  const { model } = writingHelp;
  const polish = { itemId, field, before: item[field], after, model, state, problems } as const;
  return { ...polish, problems, polishId: await handovers.addPolish({ ...polish, problems }, by) };
}

/** A person has read it: it goes into the draft and is marked there, or it goes away. */
export async function decidePolish(
  { handovers }: Pick<Store, 'handovers'>,
  { polishId, take }: { readonly polishId: string; readonly take: boolean },
  by: By,
): Promise<Polish> {
  const { handoverId, ...polish } = await handovers.getPolish(polishId);
  if (polish.state !== 'proposed') {
    throw new AppError('conflict', `This wording is ${polish.state} already.`, { polishId });
  }
  const { itemId, field, before, after } = polish;
  if (take) {
    const note = await handovers.get(handoverId);
    mustBeDraft(note.head.state, handoverId);
    const item = itemOf(note, itemId);
    if (item[field] !== before) {
      throw new AppError('conflict', 'The line has changed since; ask again.', { itemId, field });
    }
    const edited = note.items.find((one) => one.item.id === itemId)?.edited ?? [];
    const change = { itemId, field, before, after, reason: 'polish', proofMessageId: null };
    await handovers.edit(
      {
        handoverId,
        item: {
          ...item,
          [field]: after,
          polished: [...new Set([...(item.polished ?? []), field])],
        },
        edited: [...new Set([...edited, field, 'polished' as const])],
        changes: [{ ...change, by: by.actor, at: by.at }],
      },
      by,
    );
  }
  const state = take ? 'taken' : 'dismissed';
  await handovers.decidePolish(polishId, state, by);
  return { ...polish, state };
}

function mustBeDraft(state: string, handoverId: string): void {
  if (state === 'draft') return;
  throw new AppError('conflict', 'The note is signed; its lines are frozen.', { handoverId });
}

/** All that a wording may draw on: the line itself, what people wrote in it, and its messages. */
function sourcesOf(
  item: HandoverItem,
  messages: readonly { readonly sender: string; readonly text: string }[],
): string[] {
  const { headline, situation, customer, order_no } = item;
  const said = messages.flatMap(({ sender, text }) => [sender, text]);
  return [headline, situation, customer ?? '', order_no ?? '', ...said];
}

function problemsOf(
  after: string,
  field: Field,
  sources: readonly string[],
  names: readonly string[],
): Polish['problems'] {
  if (after === '') return [{ kind: 'empty', text: '' }];
  const tooLong = lengthOf(after) > limits[field];
  return [
    ...(tooLong ? [{ kind: 'length' as const, text: String(lengthOf(after)) }] : []),
    ...unfaithfulFacts(after, sources, names).map(({ kind, text }) => ({ kind, text })),
  ];
}
