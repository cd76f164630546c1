import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { AskDialog } from '../../ui/ask-dialog.tsx';
import { useTexts } from '../../ui/language.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { useSettings } from '../../ui/settings.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './handovers.module.css';
import type { NoteDeeds } from './use-note.ts';

interface AddendaProps {
  readonly note: Handover;
  readonly deeds: NoteDeeds;
}

/** What was added after the signature, numbered, each with its author and time. */
export function Addenda({ note, deeds }: AddendaProps) {
  const t = useTexts(handoverDeedsTexts);
  const [isWriting, setWriting] = useState(false);
  const headlines = new Map(
    note.sections.flatMap(({ items }) => items.map(({ id, headline }) => [id, headline] as const)),
  );
  return (
    <section className={classes['section']} aria-label={t.addenda}>
      {note.addenda.length > 0 && (
        <ol className={classes['plain']}>
          {note.addenda.map(({ number, itemId, text, by, at }) => (
            <li key={number} className={classes['addendum']}>
              <span className={classes['line']}>
                <strong>{t.addendumNumber(number)}</strong>
                <span className={classes['remark']}>
                  {by} <TimeText at={at} full />
                </span>
              </span>
              {itemId !== null && (
                <span className={classes['remark']}>
                  {t.aboutItem(headlines.get(itemId) ?? '')}
                </span>
              )}
              <p>{text}</p>
            </li>
          ))}
        </ol>
      )}
      <Button size="compact-sm" variant="default" onClick={() => setWriting(true)}>
        {t.addendum}
      </Button>
      {isWriting && <AddendumDialog note={note} deeds={deeds} onClose={() => setWriting(false)} />}
    </section>
  );
}

function AddendumDialog({ note, deeds, onClose }: AddendaProps & { readonly onClose: () => void }) {
  const t = useTexts(handoverDeedsTexts);
  const { person } = useSettings();
  const as = person === '' ? note.outgoing : person;
  const [text, setText] = useState('');
  const [itemId, setItemId] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  return (
    <AskDialog
      title={t.addendum}
      hint={t.addendumHint}
      action={t.addendum}
      isReady={text.trim() !== ''}
      onConfirm={() =>
        deeds.addendum({
          as,
          text: text.trim(),
          ...(itemId === null ? {} : { itemId }),
          ...(secret === '' ? {} : { secret }),
        })
      }
      onClose={onClose}
    >
      <Select
        label={t.about}
        placeholder={t.wholeNote}
        clearable
        data={note.sections.flatMap(({ items }) =>
          items.map(({ id, headline }) => ({ value: id, label: headline })),
        )}
        value={itemId}
        onChange={setItemId}
      />
      <Textarea
        label={t.addendumText}
        autosize
        minRows={2}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <SecretField name={as} value={secret} onChange={setSecret} />
    </AskDialog>
  );
}
