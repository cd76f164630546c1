import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { acknowledgementState } from '../../../shared/domain/handovers/acknowledgements.ts';
import { handoverNoteTexts } from '../../../shared/i18n/handover-note.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './handovers.module.css';
import type { Acknowledging } from './use-note.ts';

interface AcknowledgementLogProps {
  readonly note: Handover;
  readonly itemId: string;
  readonly deeds: Acknowledging;
}

/** What was said about an item since the signature; an open question can be answered. */
export function AcknowledgementLog({ note, itemId, deeds }: AcknowledgementLogProps) {
  const t = useTexts(handoversTexts);
  const actions = useTexts(handoverNoteTexts);
  const words = note.acknowledgements.filter((one) => one.itemId === itemId);
  if (words.length === 0) return null;
  return (
    <div>
      <ul className={classes['log']} aria-label={t.log}>
        {words.map(({ action, reason, by, at, solo }) => (
          <li key={`${at}-${action}`}>
            <span className={classes['remark']}>
              {by} {actions[action]} <TimeText at={at} /> {solo && t.logSolo}
            </span>{' '}
            {reason}
          </li>
        ))}
      </ul>
      {acknowledgementState(note.acknowledgements, itemId) === 'asked' && (
        <Answer outgoing={note.outgoing} itemId={itemId} deeds={deeds} />
      )}
    </div>
  );
}

interface AnswerProps {
  readonly outgoing: string;
  readonly itemId: string;
  readonly deeds: Acknowledging;
}

function Answer({ outgoing, itemId, deeds }: AnswerProps) {
  const t = useTexts(handoversTexts);
  const [answer, setAnswer] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (): Promise<void> => {
    if (answer.trim() === '' || isBusy) return;
    setBusy(true);
    setError(null);
    await deeds
      .acknowledge({ itemId, as: outgoing, action: 'answer', reason: answer.trim() })
      .catch(setError);
    setBusy(false);
  };
  return (
    <Group align="flex-end" gap="xs" mt="xs">
      <Textarea
        className={classes['grow'] ?? ''}
        label={`${t.answer} (${outgoing})`}
        placeholder={t.answerHint}
        autosize
        minRows={1}
        maxLength={500}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <Button disabled={answer.trim() === ''} loading={isBusy} onClick={() => void send()}>
        {t.sendAnswer}
      </Button>
      {error !== null && <Failure error={error} />}
    </Group>
  );
}
