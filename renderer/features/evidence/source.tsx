import { Button, SegmentedControl } from '@mantine/core';
import { Link } from 'wouter';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { addToBasket, emptyBasket, type BasketItem } from '../../ui/basket.ts';
import { InstantInput } from '../../ui/instant-input.tsx';
import { useNumber, useSentences, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { EmptyState, Panel } from '../../ui/page.tsx';
import { BasketRow } from './basket-row.tsx';
import { CaseSource } from './case-source.tsx';
import { ContextChoice } from './context-choice.tsx';
import { ConversationChoice } from './conversation-choice.tsx';
import type { DraftState } from './draft.ts';
import classes from './evidence.module.css';

interface SourceProps {
  readonly state: DraftState;
  readonly basket: readonly BasketItem[];
}

/** The messages that prove the point, or a conversation and a period. */
export function Source({ state, basket }: SourceProps) {
  const { draft, set } = state;
  const t = useTexts(evidenceTexts);
  const isWrong = draft.from !== null && draft.to !== null && draft.from >= draft.to;
  return (
    <Panel title={t.source}>
      <SegmentedControl
        aria-label={t.source}
        value={draft.source}
        onChange={(source) => set({ source: source as typeof draft.source })}
        data={[
          { value: 'basket', label: t.fromBasket },
          { value: 'conversation', label: t.fromConversation },
          { value: 'case', label: t.fromCase },
        ]}
      />
      {draft.source === 'basket' && (
        <>
          {basket.length > 0 && <ContextChoice state={state} />}
          <Basket basket={basket} />
        </>
      )}
      {draft.source === 'case' && <CaseSource state={state} basket={basket} />}
      {draft.source === 'conversation' && (
        <div className={classes['fields']}>
          <div className={classes['wholeRow']}>
            <ConversationChoice
              value={draft.conversationId}
              onChange={(conversationId) => set({ conversationId })}
            />
          </div>
          <InstantInput
            label={t.from}
            description={t.periodHint}
            value={draft.from}
            onChange={(from) => set({ from })}
          />
          <InstantInput
            label={t.to}
            description={t.periodHint}
            value={draft.to}
            onChange={(to) => set({ to })}
            error={isWrong ? t.periodWrong : null}
          />
        </div>
      )}
    </Panel>
  );
}

function Basket({ basket }: { readonly basket: readonly BasketItem[] }) {
  const t = useTexts(evidenceTexts);
  const sentences = useSentences();
  const common = useTexts(commonWords);
  const number = useNumber();
  if (basket.length === 0) {
    return (
      <EmptyState text={t.basketEmpty}>
        <Button component={Link} href="/search" variant="default">
          {t.toSearch}
        </Button>
      </EmptyState>
    );
  }
  const clear = (): void => {
    emptyBasket();
    notify(t.cleared, { label: common.undo, run: () => addToBasket(basket) });
  };
  return (
    <>
      <div className={classes['basketHead']}>
        <span className={classes['remark']}>
          {sentences(t.basketCount(number(basket.length)), t.basketHint)}
        </span>
        <Button size="compact-sm" variant="subtle" onClick={clear}>
          {t.clear}
        </Button>
      </div>
      <ol className={classes['basket']} aria-label={t.basket}>
        {basket.map((item, place) => (
          <BasketRow key={item.messageId} item={item} place={place} count={basket.length} />
        ))}
      </ol>
    </>
  );
}
