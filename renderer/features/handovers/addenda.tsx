import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Handover } from '../../../shared/contract/handovers.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { Failure } from '../../ui/failure.tsx';
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
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const add = async (): Promise<void> => {
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await deeds.addendum({
        as,
        text: text.trim(),
        ...(itemId === null ? {} : { itemId }),
        ...(secret === '' ? {} : { secret }),
      });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.addendum}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.addendumHint}
        </Text>
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
        {error !== null && <Failure error={error} what={t.addendum} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button disabled={text.trim() === ''} loading={isBusy} onClick={() => void add()}>
            {t.addendum}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
