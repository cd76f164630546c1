import type { DraftCheck } from '../../../../shared/contract/drafts.ts';
import { entriesOf } from '../../../../shared/domain/answers/entries.ts';
import { questionIn } from '../../../../shared/domain/answers/questions.ts';
import { toldIn, topicsAsked } from '../../../../shared/domain/answers/told.ts';
import { promisesIn } from '../../../../shared/domain/detection/promises/find-promises.ts';
import { riskyWordsIn } from '../../../../shared/domain/detection/risks/risky-words.ts';
import { askedBefore, turnsOf, type Turn } from '../../../../shared/domain/detection/turns.ts';
import type { DialogueMessage } from '../../../../shared/model/analysis.ts';
import type { AnswerTopic, Told } from '../../../../shared/model/answers.ts';
import type { Core } from '../../core.ts';
import { readShopLexicon } from '../../system/shop-lexicon.ts';
import { isoOf, readerOf } from './addressee.ts';
import { checkTopic, type DraftTelling } from './check-topic.ts';
import type { FindAskedBefore } from './procedures.ts';

interface Draft {
  readonly text: string;
  readonly conversationId?: string | undefined;
  readonly customer?: string | undefined;
  readonly shop?: string | undefined;
  readonly asked?: string | undefined;
}

/** What stands behind a reply before it is sent: what was told, what is to be told, what it risks. */
export async function checkDraft(
  core: Pick<Core, 'store' | 'clock' | 'folder'>,
  draft: Draft,
  findAskedBefore: FindAskedBefore,
): Promise<DraftCheck> {
  const { store, clock } = core;
  const now = clock.now();
  const [reader, answers, exceptions, { zone }, { shop }] = await Promise.all([
    readerOf(core, draft),
    store.answers.list(),
    store.answers.exceptions(),
    store.settings.get(),
    readShopLexicon(core.folder),
  ]);
  const turns = turnsOf(
    { id: '', messages: dialogue(draft, reader.before, isoOf(now, zone)) },
    shop,
  );
  const reply = turns.at(-1)!;
  const questions = askedBefore(turns, reply.at);
  const told = tellingsOf(turns, reply, questions);
  const about = `${draft.text} ${questions.map(({ message }) => message.text).join(' ')}`;
  const sheet = { answers, entries: entriesOf(answers), exceptions };
  const topics = await Promise.all(
    told.map((telling) => checkTopic(store.answers, telling, { reader, sheet, about, now })),
  );
  const asked = questions.map(({ message }) => message.text).join('\n') || null;
  const customer = reader.names[0];
  return {
    topics,
    risks: riskyWordsIn(draft.text, {
      shop,
      ...(reader.platform ? { platform: reader.platform } : {}),
    }),
    promises: promisesIn(turns)
      .filter(({ i }) => i === reply.message.i)
      .map(({ kind, strength, due, amount }) => ({
        kind,
        strength,
        duePhrase: due?.phrase ?? null,
        dueAt: due?.iso ? Date.parse(due.iso) : null,
        amountCents: amount,
      })),
    asked,
    askedBefore: asked === null ? [] : await findAskedBefore({ text: asked, customer }),
    contradictions: topics.reduce(
      (sum, { sheet: entry, thisCustomer }) =>
        sum +
        Number(entry?.contradicts ?? false) +
        Number(thisCustomer.some(({ contradicts }) => contradicts)),
      0,
    ),
  };
}

function dialogue(
  { text, asked }: Draft,
  before: readonly DialogueMessage[],
  time: string | null,
): DialogueMessage[] {
  const said = asked ? [{ role: 'customer' as const, text: asked }] : [];
  const now = [...said, { role: 'agent' as const, text }];
  return [...before, ...now.map((one, at) => ({ ...one, time, i: before.length + at }))];
}

/** What the reply tells, then what the buyer asks about without being told anything comparable. */
function tellingsOf(
  turns: readonly Turn[],
  reply: Turn,
  questions: readonly Turn[],
): DraftTelling[] {
  const told = new Map<AnswerTopic, Told>();
  for (const one of toldIn(turns)) {
    if (one.i === reply.message.i && !told.has(one.topic)) told.set(one.topic, one);
  }
  const last = questions.at(-1)?.text ?? '';
  const asked = questionIn(last) === null ? [] : topicsAsked(last);
  const open = asked.filter((topic) => !told.has(topic));
  return [...told.values(), ...open.map((topic) => ({ topic, value: null, limits: null }))];
}
