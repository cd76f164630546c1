import { Button, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Inspection } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useTexts } from '../../ui/language.ts';
import { useZoneChoices } from '../../ui/zones.ts';
import { useChoiceWords } from './choice-words.ts';
import classes from './imports.module.css';
import type { PreviewProps } from './preview.tsx';

interface PreviewQuestionsProps extends PreviewProps {
  readonly inspection: Inspection;
  readonly onToggleOwn: (name: string) => void;
}

/** What the file does not say: answered before it comes in, or left at what is assumed. */
export function PreviewQuestions(props: PreviewQuestionsProps): ReactNode {
  const { inspection, options, onOptions, reading, onReading, onToggleOwn } = props;
  const t = useTexts(importsTexts);
  const sayChoice = useChoiceWords();
  const zones = useZoneChoices();
  if (inspection.questions.length === 0) return null;
  const titles: Readonly<Record<string, string>> = {
    'own-account': t.askedOwn,
    'date-order': t.askedDate,
    zone: t.askedZone,
    columns: t.askedColumns,
  };
  const answer = (id: string, choice: string): void => {
    if (id === 'own-account') onToggleOwn(choice);
    else if (id === 'zone') onOptions({ ...options, zone: choice, zoneGiven: true });
    else if (id === 'date-order')
      onReading({ ...reading, dateOrder: choice as NonNullable<typeof reading.dateOrder> });
  };
  return (
    <div className={classes['asking']} role="group" aria-label={t.asked}>
      {inspection.questions.map(({ id, choices, assumed }) => (
        <div key={id} className={classes['askedOne']}>
          <strong>{titles[id] ?? id}</strong>
          <div className={classes['buttons']} role="group" aria-label={titles[id] ?? id}>
            {id !== 'columns' &&
              choices.map((choice) => (
                <Button
                  key={choice}
                  size="compact-sm"
                  variant={choice === assumed ? 'light' : 'default'}
                  onClick={() => answer(id, choice)}
                >
                  {sayChoice(choice)}
                </Button>
              ))}
            {id === 'zone' && (
              <Select
                size="xs"
                aria-label={t.otherZone}
                placeholder={t.otherZone}
                data={zones}
                value={null}
                searchable
                limit={200}
                onChange={(zone) => zone !== null && answer('zone', zone)}
              />
            )}
          </div>
        </div>
      ))}
      <p className={classes['quiet']}>{t.answerNow}</p>
    </div>
  );
}
