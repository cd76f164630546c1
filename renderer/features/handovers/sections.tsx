import type { ReactNode } from 'react';
import type { HandoverItem, HandoverSection } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { handoverNoteTexts } from '../../../shared/i18n/handover-note.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './handovers.module.css';

interface SectionsProps {
  readonly sections: Handover['sections'];
  readonly renderItem: (item: HandoverItem) => ReactNode;
  readonly renderFooter?: (section: HandoverSection) => ReactNode;
}

/** All sections in the order of screen and paper; an empty one says 无. */
export function Sections({ sections, renderItem, renderFooter }: SectionsProps) {
  const t = useTexts(handoversTexts);
  const names = useTexts(handoverNoteTexts);
  return (
    <>
      {sections.map(({ id, items }) => (
        <section key={id} className={classes['section']} aria-label={names[id]}>
          <header className={classes['sectionHead']}>
            <h2 className={classes['sectionName']}>{names[id]}</h2>
            <span className={classes['remark']}>{items.length === 0 ? t.none : items.length}</span>
            {renderFooter?.(id)}
          </header>
          {items.length > 0 && <ul className={classes['items']}>{items.map(renderItem)}</ul>}
        </section>
      ))}
    </>
  );
}
