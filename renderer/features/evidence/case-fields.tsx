import { Textarea, TextInput } from '@mantine/core';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import type { DraftState } from './draft.ts';
import classes from './evidence.module.css';

/** What the package is called and what it is to prove. */
export function CaseFields({
  state: { draft, set },
}: {
  readonly state: Pick<DraftState, 'draft' | 'set'>;
}) {
  const t = useTexts(evidenceTexts);
  return (
    <Panel title={t.describe}>
      <div className={classes['fields']}>
        <TextInput
          label={t.packageTitle}
          placeholder={t.packageTitleHint}
          maxLength={120}
          value={draft.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t.orderNo}
          maxLength={60}
          value={draft.orderNo}
          onChange={(event) => set({ orderNo: event.currentTarget.value })}
        />
        <div className={classes['wholeRow']}>
          <Textarea
            label={t.claim}
            placeholder={t.claimHint}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            value={draft.claim}
            onChange={(event) => set({ claim: event.currentTarget.value })}
          />
        </div>
      </div>
    </Panel>
  );
}
