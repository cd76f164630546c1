import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Case } from '../../../shared/contract/cases.ts';
import type { EvidencePackage } from '../../../shared/contract/evidence.ts';
import { api } from '../../api/client.ts';
import { useBasket } from '../../ui/basket.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { AdjustDrawer } from './adjust-drawer.tsx';
import { CaseFields } from './case-fields.tsx';
import { CreateDialog } from './create-dialog.tsx';
import { scopeOf, useDraft, type EvidenceDraft } from './draft.ts';
import classes from './evidence.module.css';
import { PackOptions } from './pack-options.tsx';
import { PackageDone } from './package-done.tsx';
import { Preview } from './preview.tsx';
import { Source } from './source.tsx';
import { usePreview } from './use-preview.ts';

/** A package that has just been made, with the grant of its zip. */
export interface MadePackage {
  readonly record: EvidencePackage;
  readonly warnings: readonly string[];
  readonly zip: string;
}

/** What goes into a package, at the left; what that comes to, and the deed, at the right. */
export function Pack() {
  const state = useDraft();
  const basket = useBasket();
  const matter = useCase(state.draft);
  const scope = isEmpty(matter) ? null : scopeOf(state.draft, basket);
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
        {matter === null && <CaseFields state={state} />}
        <PackOptions state={state} />
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
          matter={matter ?? null}
          found={found}
          onMade={setMade}
          onClose={() => setCreating(false)}
        />
      )}
    </div>
  );
}

/** The chosen case; undefined until it is there, null where none is chosen. */
function useCase({ source, caseNumber }: EvidenceDraft): Case | null | undefined {
  const isCase = source === 'case' && caseNumber !== null;
  const query = useQuery({
    ...api.cases.get.queryOptions({ input: { number: caseNumber ?? '' } }),
    enabled: isCase,
  });
  return isCase ? query.data : null;
}

/** Nothing lies in it that a package could be made of. */
const isEmpty = (matter: Case | null | undefined): boolean =>
  matter !== null && !matter?.items.some(({ kind }) => kind !== 'file');
