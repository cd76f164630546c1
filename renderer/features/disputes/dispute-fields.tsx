import { Select, Text } from '@mantine/core';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import {
  causeTable,
  detailsOf,
  disputeCauses,
  type DisputeCause,
} from '../../../shared/domain/disputes/causes.ts';
import { platformStates } from '../../../shared/domain/disputes/deadlines.ts';
import { disputesTexts, platformStateWords } from '../../../shared/i18n/disputes.ts';
import { tableWord } from '../../../shared/i18n/table-words.ts';
import { disputeKindWords } from '../../../shared/i18n/matter-words.ts';
import { disputeKinds } from '../../../shared/model/analysis.ts';
import { parseYuan, yuanField } from '../../ui/amount.ts';
import { AutosaveField } from '../../ui/autosave-field.tsx';
import { fieldOfInstant, instantOfField } from '../../ui/field-time.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
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
  const states = useTexts(platformStateWords);
  const names = useNames();
  const { zone } = useSettings();
  const { nextStep, owner, deadlineAt, amountCents, kind, severity, platformState } = dispute;
  const choose = (edit: Parameters<Moves['edit']>[1]): void =>
    void moves.edit(dispute, edit).catch(onFailed);
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
        kind="choice"
        names={names}
        limit={60}
        value={owner ?? ''}
        save={(value) => moves.edit(dispute, { owner: value.trim() || null })}
      />
      <Select
        label={t.platformState}
        data={platformStates.map((value) => ({ value, label: states[value] }))}
        value={platformState}
        placeholder={t.noPlatformState}
        clearable
        onChange={(value) => choose({ platformState: value as Dispute['platformState'] })}
      />
      <AutosaveField
        label={t.deadline}
        kind="time"
        value={fieldOfInstant(deadlineAt, zone)}
        save={(value) => moves.edit(dispute, { deadlineAt: instantOfField(value, zone) })}
      />
      <AutosaveField
        label={`${t.amount} (¥)`}
        value={yuanField(amountCents)}
        check={(value) => (parseYuan(value) === undefined ? t.amountWrong : null)}
        save={(value) => moves.edit(dispute, { amountCents: parseYuan(value) ?? null })}
      />
      <AutosaveField
        label={t.orderNo}
        limit={60}
        value={dispute.orderNo ?? ''}
        save={(value) => moves.edit(dispute, { orderNo: value.trim() || null })}
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
      <CauseFields dispute={dispute} onChoose={choose} />
    </div>
  );
}

interface CauseFieldsProps {
  readonly dispute: Dispute;
  readonly onChoose: (edit: Parameters<Moves['edit']>[1]) => void;
}

/** 客服 商品 快递 其它, the finer cause, and what usually settles it. */
function CauseFields({ dispute, onChoose }: CauseFieldsProps) {
  const { cause, causeDetail } = dispute;
  const t = useTexts(disputesTexts);
  const language = useLanguage();
  const { cause: likely, detail: likelyDetail } = dispute.likelyCause;
  const nameOf = (id: DisputeCause): string => {
    const found = causeTable.find((one) => one.id === id);
    return found ? tableWord(found, language) : id;
  };
  const details = detailsOf(cause ?? likely);
  const detail = details.find(({ id }) => id === (cause === null ? likelyDetail : causeDetail));
  return (
    <>
      <Select
        label={t.cause}
        placeholder={t.likelyCause(nameOf(likely))}
        data={disputeCauses.map((value) => ({ value, label: nameOf(value) }))}
        value={cause}
        onChange={(value) => onChoose({ cause: value as DisputeCause | null, causeDetail: null })}
        clearable
      />
      <Select
        label={t.causeDetail}
        data={details.map((one) => ({ value: one.id, label: tableWord(one, language) }))}
        value={cause === null ? null : causeDetail}
        onChange={(value) => onChoose({ cause: cause ?? likely, causeDetail: value })}
        clearable
      />
      {detail && (
        <Text size="sm" c="dimmed" className={classes['wholeRow'] ?? ''}>
          {t.remedy(tableWord({ zh: detail.remedyZh, en: detail.remedyEn }, language))}
        </Text>
      )}
    </>
  );
}
