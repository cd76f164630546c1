import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Count, HitGroup } from '../../../shared/contract/search.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import classes from './search.module.css';

/** A conversation with hits, and how many. */
export function GroupRow({ group }: { group: HitGroup }): ReactNode {
  const countText = useCountText();
  const { platform, title, shop, count } = group;
  return (
    <div className={classes['group']}>
      <PlatformMark platform={platform} />
      <span className={classes['customer']}>{title}</span>
      {shop !== null && <span className={classes['sender']}>{shop}</span>}
      <span className={classes['groupCount']}>{countText(count)}</span>
    </div>
  );
}

/** Opens all hits of the conversation above it, or folds them again. */
export function MoreRow({ group, isOpen }: { group: HitGroup; isOpen: boolean }): ReactNode {
  const t = useTexts(searchTexts);
  const format = useNumber();
  const { value, kind } = group.count;
  const number = kind === 'exact' ? format(value) : `${format(value)}+`;
  return (
    <div className={classes['more']}>
      {isOpen ? (
        <IconChevronUp size="1rem" aria-hidden />
      ) : (
        <IconChevronDown size="1rem" aria-hidden />
      )}
      {isOpen ? t.lessOfGroup : t.allOfGroup(number)}
    </div>
  );
}

/** `共 18 条`, `约 3,000 条`, `10,000+ 条`. */
export function useCountText(): (count: Count) => string {
  const t = useTexts(searchTexts);
  const format = useNumber();
  return ({ kind, value }) => t[kind](format(value));
}
