import { Checkbox, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import type { DraftState } from './draft.ts';
import classes from './evidence.module.css';
import { ProfileChoice } from './profile-choice.tsx';

/** For whom the package is, what is added to it, and what was searched for to find its messages. */
export function PackOptions({ state }: { readonly state: Pick<DraftState, 'draft' | 'set'> }) {
  const { draft, set } = state;
  const t = useTexts(evidenceTexts);
  const recent = useQuery(api.searches.recent.queryOptions({ input: {} }));
  return (
    <Panel title={t.options}>
      <div className={classes['fields']}>
        <ProfileChoice state={state} />
        <div className={classes['wholeRow']}>
          <TagsInput
            label={t.searches}
            description={t.searchesHint}
            value={[...draft.searches]}
            onChange={(searches) => set({ searches })}
            data={[...new Set(recent.data?.recent.map(({ query }) => query))]}
            splitChars={[]}
            openOnFocus={false}
            maxTags={50}
          />
        </div>
        <Checkbox
          className={classes['wholeRow'] ?? ''}
          label={t.pdf}
          checked={draft.pdf}
          onChange={(event) => set({ pdf: event.currentTarget.checked })}
        />
      </div>
    </Panel>
  );
}
