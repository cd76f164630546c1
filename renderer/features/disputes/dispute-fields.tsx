import { Select } from '@mantine/core';
import { DateTime } from 'luxon';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { disputeKindWords } from '../../../shared/i18n/words.ts';
import { disputeKinds } from '../../../shared/model/analysis.ts';
import { parseYuan, yuanField } from '../../ui/amount.ts';
import { AutosaveField } from '../../ui/autosave-field.tsx';
import { useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';
import { useSettings } from '../../ui/settings.ts';
import classes from './disputes.module.css';
import type { Moves } from './use-moves.ts';

interface DisputeFieldsProps {
  readonly dispute: Dispute;
  readonly moves: Moves;
  readonly onFailed: (error: unknown) => void;
}

/** What people write on a dispute; each field saves itself. */
export function DisputeFields({ dispute, moves, onFailed }: DisputeFieldsProps) {
  const t = useTexts(disputesTexts);
  const kinds = useTexts(disputeKindWords);
  const names = useNames();
  const { zone } = useSettings();
  const { nextStep, owner, deadlineAt, amountCents, kind, severity } = dispute;
  const choose = (edit: Parameters<Moves['edit']>[1]): void =>
    void moves.edit(dispute, edit).catch(onFailed);
  const deadline =
    deadlineAt === null ? '' : DateTime.fromMillis(deadlineAt, { zone }).toFormat(fieldFormat);
  const severities = [
    { value: '3', label: `▲ ${t.severity3}` },
    { value: '2', label: `◆ ${t.severity2}` },
    { value: '1', label: `● ${t.severity1}` },
  ];
  return (
    <div className={classes['fields']}>
      <div className={classes['wholeRow']}>
        <AutosaveField
          id="dispute-next-step"
          label={t.nextStep}
          hint={t.nextStepHint}
          kind="text"
          value={nextStep ?? ''}
          save={(value) => moves.edit(dispute, { nextStep: value.trim() || null })}
        />
      </div>
      <AutosaveField
        label={t.owner}
        kind="person"
        names={names}
        limit={60}
        value={owner ?? ''}
        save={(value) => moves.edit(dispute, { owner: value.trim() || null })}
      />
      <AutosaveField
        label={t.deadline}
        kind="time"
        value={deadline}
        save={(value) => moves.edit(dispute, { deadlineAt: instantOf(value, zone) })}
      />
      <AutosaveField
        label={`${t.amount} (¥)`}
        value={yuanField(amountCents)}
        check={(value) => (parseYuan(value) === undefined ? t.amountWrong : null)}
        save={(value) => moves.edit(dispute, { amountCents: parseYuan(value) ?? null })}
      />
      <Select
        label={t.kind}
        data={disputeKinds.map((value) => ({ value, label: kinds[value] }))}
        value={kind}
        onChange={(value) => value && choose({ kind: value })}
        allowDeselect={false}
      />
      <Select
        label={t.severity}
        data={severities}
        value={String(severity)}
        onChange={(value) => value && choose({ severity: Number(value) })}
        allowDeselect={false}
      />
    </div>
  );
}

const fieldFormat = "yyyy-MM-dd'T'HH:mm";

function instantOf(field: string, zone: string): number | null {
  const time = DateTime.fromISO(field, { zone });
  return time.isValid ? time.toMillis() : null;
}
