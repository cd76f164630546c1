import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EvidencePackage } from '../../../shared/contract/evidence.ts';
import { api } from '../../api/client.ts';
import { useBasket } from '../../ui/basket.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { AdjustDrawer } from './adjust-drawer.tsx';
import { CaseFields } from './case-fields.tsx';
import { CreateDialog } from './create-dialog.tsx';
import { scopeOf, useDraft, type EvidenceDraft } from './draft.ts';
import classes from './evidence.module.css';
import { PackageDone } from './package-done.tsx';
import { Preview } from './preview.tsx';
import { Source } from './source.tsx';
import { usePreview } from './use-preview.ts';

/** A package that has just been made, with the grant of its zip. */
export interface MadePackage {
  readonly record: EvidencePackage;
  readonly zip: string;
}

/** What goes into a package, at the left; what that comes to, and the deed, at the right. */
export function Pack() {
  const state = useDraft();
  const basket = useBasket();
  const isEmptyCase = useEmptyCase(state.draft);
  const scope = isEmptyCase ? null : scopeOf(state.draft, basket);
  const query = usePreview(scope);
  const [made, setMade] = useKeptState<MadePackage | null>('evidence.made', () => null);
  const [isAdjusting, setAdjusting] = useState(false);
  const [isCreating, setCreating] = useState(false);
  if (made) {
    return (
      <PackageDone
        made={made}
        onAnother={() => {
          setMade(null);
          state.reset();
        }}
      />
    );
  }
  const found = scope === null ? undefined : query.data;
  return (
    <div className={classes['pack']}>
      <div className={classes['column']}>
        <Source state={state} basket={basket} />
        <CaseFields state={state} />
      </div>
      <div className={classes['column']}>
        <Preview
          query={query}
          isChosen={scope !== null}
          draft={state.draft}
          onAdjust={() => setAdjusting(true)}
          onCreate={() => setCreating(true)}
        />
      </div>
      {found && (
        <AdjustDrawer
          opened={isAdjusting}
          onClose={() => setAdjusting(false)}
          state={state}
          scopes={found.preview.scopes}
        />
      )}
      {isCreating && found && (
        <CreateDialog
          draft={state.draft}
          found={found}
          onMade={setMade}
          onClose={() => setCreating(false)}
        />
      )}
    </div>
  );
}

/** True while the chosen case has nothing in it that a package could be made of. */
function useEmptyCase({ source, caseNumber }: EvidenceDraft): boolean {
  const isCase = source === 'case' && caseNumber !== null;
  const matter = useQuery({
    ...api.cases.get.queryOptions({ input: { number: caseNumber ?? '' } }),
    enabled: isCase,
  });
  return isCase && !matter.data?.items.some(({ kind }) => kind !== 'file');
}
