import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { HandoverItem, Severity } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { severityRank } from '../../../shared/domain/handovers/severity.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { severityWords } from '../../../shared/i18n/words.ts';
import { AutosaveField } from '../../ui/autosave-field.tsx';
import { Failure } from '../../ui/failure.tsx';
import { fieldOfInstant } from '../../ui/field-time.ts';
import { useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import classes from './handovers.module.css';
import { Polishing } from './polishing.tsx';
import type { ItemSet, NoteDeeds } from './use-note.ts';

type Missing = Handover['lint'][number]['missing'];

interface ItemFieldsProps {
  readonly item: HandoverItem;
  readonly missing: readonly Missing[];
  readonly deeds: NoteDeeds;
  /** After Ctrl+Enter: on to what is missing next. */
  readonly onDone: () => void;
}

/** What a person writes on an item; each field saves itself. */
export function ItemFields({ item, missing, deeds, onDone }: ItemFieldsProps) {
  const t = useTexts(handoversTexts);
  const names = useNames();
  const { id, next_action, owner, due_at, if_then, tried, situation, tz } = item;
  const save = (set: ItemSet): Promise<void> => deeds.edit({ itemId: id, set });
  const field = (name: Missing) => ({
    id: fieldId(id, name),
    required: missing.includes(name),
    onDone,
  });
  return (
    <div className={classes['fields']}>
      <div className={classes['wholeRow']}>
        <AutosaveField
          {...field('next_action')}
          label={t.nextAction}
          hint={t.nextActionHint}
          kind="text"
          value={next_action}
          save={(value) => save({ next_action: value.trim() })}
        />
      </div>
      <AutosaveField
        {...field('owner')}
        label={t.owner}
        hint={t.ownerHint}
        kind="choice"
        names={names}
        limit={60}
        value={owner}
        save={(value) => save({ owner: value.trim() })}
      />
      <AutosaveField
        {...field('due_at')}
        label={t.due}
        kind="time"
        value={fieldOfInstant(due_at === null ? null : Date.parse(due_at), tz)}
        save={(value) => save({ due_at: value || null })}
      />
      <div className={classes['wholeRow']}>
        <AutosaveField
          {...field('if_then')}
          label={t.ifThen}
          hint={t.ifThenHint}
          kind="text"
          value={if_then}
          save={(value) => save({ if_then: value.trim() })}
        />
      </div>
      <div className={classes['wholeRow']}>
        <AutosaveField
          label={t.tried}
          hint={t.triedHint}
          kind="text"
          value={tried}
          save={(value) => save({ tried: value.trim() })}
          onDone={onDone}
        />
      </div>
      {item.source_ref.kind === 'manual' && (
        <div className={classes['wholeRow']}>
          <AutosaveField
            label={t.situation}
            kind="text"
            limit={140}
            value={situation}
            save={(value) => save({ situation: value.trim() })}
            onDone={onDone}
          />
        </div>
      )}
      <Polishing item={item} deeds={deeds} />
      <div className={classes['wholeRow']}>
        <SeverityChoice item={item} deeds={deeds} />
      </div>
    </div>
  );
}

/** Where a jump finds a field. */
export function fieldId(itemId: string, name: Missing): string {
  return `item-${itemId}-${name}`;
}

interface SeverityChoiceProps {
  readonly item: HandoverItem;
  readonly deeds: NoteDeeds;
}

/** Raising is free, lowering asks why. */
function SeverityChoice({ item, deeds }: SeverityChoiceProps) {
  const t = useTexts(handoversTexts);
  const words = useTexts(severityWords);
  const [lowered, setLowered] = useState<Severity | null>(null);
  const [error, setError] = useState<unknown>(null);
  const choose = (severity: Severity): void => {
    setError(null);
    if (severityRank[severity] > severityRank[item.severity]) setLowered(severity);
    else deeds.edit({ itemId: item.id, set: { severity } }).catch(setError);
  };
  return (
    <>
      <SegmentedControl
        aria-label={t.severity}
        size="xs"
        value={item.severity}
        onChange={(value) => choose(value as Severity)}
        data={[
          { value: 'red', label: `▲ ${words.red}` },
          { value: 'yellow', label: `◆ ${words.yellow}` },
          { value: 'green', label: `● ${words.green}` },
        ]}
      />
      {error !== null && <Failure error={error} />}
      {lowered && (
        <ReasonDialog
          title={t.loweredTitle}
          hint={t.loweredHint}
          label={t.reason}
          action={t.loweredTitle}
          required
          onConfirm={(reason) =>
            deeds.edit({
              itemId: item.id,
              set: { severity: lowered },
              ...(reason ? { reason } : {}),
            })
          }
          onClose={() => setLowered(null)}
        />
      )}
    </>
  );
}
