import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { AutosaveField } from '../../ui/autosave-field.tsx';
import { useTexts } from '../../ui/language.ts';
import classes from './disputes.module.css';
import type { Moves } from './use-moves.ts';

interface CaseFieldsProps {
  readonly dispute: Dispute;
  readonly moves: Moves;
}

const longest = 2_000;

/** What whoever goes on with the case needs to know, so that the buyer need not tell it again. */
export function CaseFields({ dispute, moves }: CaseFieldsProps) {
  const t = useTexts(disputesTexts);
  const words = {
    facts: [t.facts, t.factsHint],
    demand: [t.demandField, t.demandHint],
    ownPosition: [t.ownPosition, t.ownPositionHint],
    offers: [t.offers, t.offersHint],
  } as const;
  return (
    <div className={classes['fields']}>
      {(['facts', 'demand', 'ownPosition', 'offers'] as const).map((field) => (
        <div key={field} className={classes['wholeRow']}>
          <AutosaveField
            label={words[field][0]}
            hint={words[field][1]}
            kind="text"
            limit={longest}
            value={dispute[field] ?? ''}
            save={(value) => moves.edit(dispute, { [field]: value.trim() || null })}
          />
        </div>
      ))}
    </div>
  );
}
