import type { ReactNode } from 'react';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { yuan } from '../../ui/amount.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { SeverityMark } from '../../ui/marks.tsx';
import { DueTime } from '../../ui/time-text.tsx';
import { Shown } from '../../ui/masking.tsx';
import classes from './handovers.module.css';

interface ItemCardProps {
  readonly item: HandoverItem;
  /** What is missing for a signature. */
  readonly missing: readonly Handover['lint'][number]['missing'][];
  /** Where the item stands, in words, at the right. */
  readonly standing?: ReactNode;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  /** Fields or facts, below the open card. */
  readonly children: ReactNode;
}

/** One item: what it is about in two lines; opened, everything about it. */
export function ItemCard({ item, missing, standing, isOpen, onOpen, children }: ItemCardProps) {
  const t = useTexts(handoversTexts);
  const fields = useMissingWords();
  const { id, severity, headline, situation, next_action, owner, due_at, state } = item;
  return (
    <li className={classes['item']} data-severity={severity} data-open={isOpen || undefined}>
      <button
        type="button"
        id={`item-${id}`}
        className={classes['itemHead']}
        aria-expanded={isOpen}
        data-closed={state !== 'open' || undefined}
        onClick={onOpen}
      >
        <span className={classes['line']}>
          <SeverityMark severity={severity} />
          <span className={classes['headline']}>
            <Shown text={headline} />
          </span>
          <Flags item={item} />
          {standing}
        </span>
        {situation !== '' && (
          <span className={classes['situation']}>
            <Shown text={situation} />
          </span>
        )}
        {!isOpen && (
          <span className={classes['line']}>
            <span className={classes['grow']}>{next_action}</span>
            {missing.length > 0 && (
              <span className={classes['missing']}>
                {t.missingFields(missing.map((field) => fields[field]).join(t.listSeparator))}
              </span>
            )}
            <span className={classes['remark']}>{owner}</span>
            {due_at !== null && <DueTime at={Date.parse(due_at)} />}
          </span>
        )}
      </button>
      {isOpen && <div className={classes['itemBody']}>{children}</div>}
    </li>
  );
}

/** Names of the fields that a signature needs. */
export function useMissingWords(): Readonly<Record<Handover['lint'][number]['missing'], string>> {
  const t = useTexts(handoversTexts);
  return { owner: t.owner, due_at: t.due, next_action: t.nextAction, if_then: t.ifThen };
}

function Flags({ item }: { readonly item: HandoverItem }) {
  const t = useTexts(handoversTexts);
  const number = useNumber();
  const more = useTexts(handoverDeedsTexts);
  const { proposed, polished, carry_count, amount_cents, order_no, returned_reason } = item;
  const flags = [
    proposed && t.proposed,
    carry_count > 0 && t.carried(number(carry_count)),
    amount_cents !== null && yuan(amount_cents),
    order_no,
    returned_reason && t.returned(returned_reason),
    polished && polished.length > 0 && more.polished,
  ].filter((flag) => typeof flag === 'string' && flag !== '');
  return <span className={classes['remark']}>{flags.join(' · ')}</span>;
}
