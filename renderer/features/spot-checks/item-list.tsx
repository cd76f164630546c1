import type { ReactNode } from 'react';
import type { SpotCheckItem } from '../../../shared/contract/spot-checks.ts';
import { spotCheckTexts } from '../../../shared/i18n/spot-checks.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import classes from './spot-checks.module.css';

interface ItemListProps {
  readonly items: readonly SpotCheckItem[];
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onOpen: (index: number) => void;
}

const signs = { waiting: '○', reviewed: '●', appealed: '▲', settled: '●' } as const;

/** What was drawn, in the order of the strata. */
export function ItemList({ items, selected, onSelect, onOpen }: ItemListProps): ReactNode {
  const t = useTexts(spotCheckTexts);
  const format = useNumber();
  return (
    <VirtualList
      label={t.list}
      items={items}
      keyOf={({ itemId }) => itemId}
      rowHeight={54}
      renderRow={({ agent, conversation, messages, state, score }) => (
        <div className={classes['item']}>
          <span className={classes['line']}>
            <b>{conversation}</b>
            <span>{score === null ? '' : t.score(format(score))}</span>
          </span>
          <span className={classes['line']}>
            <span>
              {agent} · {t.messages(format(messages))}
            </span>
            <span>
              {signs[state]} {t[state]}
            </span>
          </span>
        </div>
      )}
      selected={selected}
      onSelect={onSelect}
      onOpen={onOpen}
      keptAs="spot-checks.items"
    />
  );
}
