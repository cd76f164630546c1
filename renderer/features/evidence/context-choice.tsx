import { SegmentedControl } from '@mantine/core';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { useTexts } from '../../ui/language.ts';
import type { DraftState, EvidenceDraft } from './draft.ts';
import classes from './evidence.module.css';

/** How much of its conversation goes along with a message: from the session to all of it. */
export function ContextChoice({ state: { draft, set } }: { readonly state: DraftState }) {
  const t = useTexts(evidenceTexts);
  return (
    <div className={classes['deeds']}>
      <span className={classes['remark']}>{t.context}</span>
      <SegmentedControl
        size="xs"
        aria-label={t.context}
        value={draft.context}
        onChange={(context) => set({ context: context as EvidenceDraft['context'] })}
        data={[
          { value: 'session', label: t.contextSession },
          { value: 'day', label: t.contextDay },
          { value: 'conversation', label: t.contextConversation },
        ]}
      />
    </div>
  );
}
