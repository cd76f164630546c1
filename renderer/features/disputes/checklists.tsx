import { Checkbox, Select } from '@mantine/core';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { dutiesOf, type DutyStage } from '../../../shared/domain/disputes/checklist.ts';
import {
  disputeDutyWords,
  disputeEvidenceWords,
  disputesTexts,
} from '../../../shared/i18n/disputes.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './disputes.module.css';
import type { Moves } from './use-moves.ts';

interface ChecklistProps {
  readonly dispute: Dispute;
  readonly moves: Moves;
  readonly onFailed: (error: unknown) => void;
  readonly onOpen: (messageId: string) => void;
}

/** What the stage asks for: ticked by a person, or because it was written or told. */
export function Duties({ dispute, moves, onFailed, onOpen }: ChecklistProps) {
  const t = useTexts(disputesTexts);
  const words = useTexts(disputeDutyWords);
  const asked: readonly string[] = dutiesOf[dispute.stage as DutyStage] ?? [];
  const shown = dispute.duties.filter(({ item }) => asked.includes(item));
  if (shown.length === 0) return null;
  return (
    <section aria-label={t.duties}>
      <h3 className={classes['subtitle']}>{t.duties}</h3>
      <ul className={classes['checks']}>
        {shown.map(({ item, state, source, messageId }) => (
          <li key={item} className={classes['check']}>
            <Checkbox
              size="sm"
              label={words[item]}
              checked={state === 'there'}
              disabled={source === 'found' && state === 'there'}
              onChange={(event) =>
                void moves
                  .check(dispute, {
                    item: `duty.${item}`,
                    state: event.currentTarget.checked ? 'there' : 'missing',
                  })
                  .catch(onFailed)
              }
            />
            <MessageLink messageId={messageId} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 聊天 图片 发货 订单 口径 结果: what is there, what is missing, what this case does not need. */
export function Evidence({ dispute, moves, onFailed, onOpen }: ChecklistProps) {
  const t = useTexts(disputesTexts);
  const words = useTexts(disputeEvidenceWords);
  const there = dispute.evidence.filter(({ state }) => state !== 'missing').length;
  return (
    <section aria-label={t.evidence}>
      <h3 className={classes['subtitle']}>
        {t.evidence} {t.evidenceCount(there, dispute.evidence.length)}
      </h3>
      <ul className={classes['checks']}>
        {dispute.evidence.map(({ item, state, source, messageId, note }) => (
          <li key={item} className={classes['check']} data-state={state}>
            <span className={classes['item']}>
              {marks[state]} {words[item]}
            </span>
            <Select
              size="xs"
              aria-label={words[item]}
              className={classes['state'] ?? ''}
              data={[
                { value: 'there', label: t.there },
                { value: 'missing', label: t.missing },
                { value: 'not-needed', label: t.notNeeded },
              ]}
              value={state}
              allowDeselect={false}
              onChange={(value) => {
                if (value === null || value === state) return;
                const next = value as typeof state;
                void moves
                  .check(dispute, { item: `evidence.${item}`, state: next })
                  .catch(onFailed);
              }}
            />
            <span className={classes['remark']}>{source === 'found' ? t.found : note}</span>
            <MessageLink messageId={messageId} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const marks = { there: '✓', missing: '✗', 'not-needed': '–' } as const;

interface MessageLinkProps {
  readonly messageId: string | null;
  readonly onOpen: (messageId: string) => void;
}

function MessageLink({ messageId, onOpen }: MessageLinkProps) {
  const t = useTexts(disputesTexts);
  if (messageId === null) return null;
  return (
    <button type="button" className={classes['link']} onClick={() => onOpen(messageId)}>
      {t.showMessage}
    </button>
  );
}
