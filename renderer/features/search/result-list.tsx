import type { ReactNode, RefObject } from 'react';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { useTexts } from '../../ui/language.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { GroupRow, MoreRow } from './group-row.tsx';
import { HitRow } from './hit-row.tsx';
import type { Row } from './rows.ts';

interface ResultListProps {
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly rows: readonly Row[];
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onEnd: () => void;
  /** When that changes, the list starts at its top again. */
  readonly question: string;
}

/** Hits, alone or under their conversations. Its place outlives the room. */
export function ResultList({ rows, ...list }: ResultListProps): ReactNode {
  const t = useTexts(searchTexts);
  return (
    <VirtualList
      {...list}
      label={t.results}
      items={rows}
      keyOf={({ key }) => key}
      rowHeight={heightOf}
      renderRow={(row, { selected }) =>
        row.is === 'hit' ? (
          <HitRow hit={row.hit} selected={selected} isGrouped={row.isGrouped} />
        ) : row.is === 'group' ? (
          <GroupRow group={row.group} />
        ) : (
          <MoreRow group={row.group} isOpen={row.isOpen} />
        )
      }
      keptAs="search"
    />
  );
}

function heightOf({ is }: Row): number {
  return is === 'hit' ? 56 : is === 'group' ? 44 : 36;
}
