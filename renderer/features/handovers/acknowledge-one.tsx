import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { HandoverItem } from '../../../shared/contract/handovers.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { Failure } from '../../ui/failure.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { SeverityMark } from '../../ui/marks.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import classes from './handovers.module.css';
import { ItemFacts } from './item-facts.tsx';
import type { NoteDeeds } from './use-note.ts';

interface AcknowledgeOneProps {
  readonly item: HandoverItem;
  readonly heading: string;
  readonly position: string;
  readonly as: string;
  readonly deeds: NoteDeeds;
}

/** One item: read back when it is critical, then accepted, asked about or refused. */
export function AcknowledgeOne({ item, heading, position, as, deeds }: AcknowledgeOneProps) {
  const t = useTexts(handoversTexts);
  const [readBack, setReadBack] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [asking, setAsking] = useState<'ask' | 'refuse' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const isRed = item.severity === 'red';
  useEffect(() => (isRed ? field.current : title.current)?.focus(), [isRed]);
  const accept = async (): Promise<void> => {
    if (isBusy) return;
    if (isRed && readBack.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const reason = readBack.trim();
      await deeds.acknowledge({
        itemId: item.id,
        as,
        action: 'accept',
        ...(reason ? { reason } : {}),
      });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  useShortcuts([
    { keys: ['a', 'mod+Enter'], inDialog: true, run: () => !asking && void accept() },
    { keys: ['q'], inDialog: true, run: () => (asking ? false : setAsking('ask')) },
    { keys: ['x'], inDialog: true, run: () => (asking ? false : setAsking('refuse')) },
  ]);
  return (
    <Stack gap="md" maw="44rem" mx="auto" mt="md">
      <Group justify="space-between">
        <Text fw={600}>{heading}</Text>
        <Text c="dimmed">{position}</Text>
      </Group>
      <div className={classes['one']} data-severity={item.severity}>
        <h2 ref={title} tabIndex={-1} className={classes['oneTitle']}>
          <SeverityMark severity={item.severity} /> {item.headline}
        </h2>
        {item.situation !== '' && <Text mb={8}>{item.situation}</Text>}
        <ItemFacts item={item} />
      </div>
      {isRed && (
        <Textarea
          ref={field}
          label={t.readBack}
          placeholder={t.readBackHint}
          autosize
          minRows={2}
          maxLength={500}
          value={readBack}
          error={isMissing && readBack.trim() === '' ? t.readBackMissing : null}
          onChange={(event) => setReadBack(event.currentTarget.value)}
        />
      )}
      {error !== null && <Failure error={error} />}
      <Group gap="xs">
        <Button
          loading={isBusy}
          onClick={() => void accept()}
          rightSection={<KeyHint keys={isRed ? 'mod+Enter' : 'a'} />}
        >
          {t.accept}
        </Button>
        <Button
          variant="default"
          onClick={() => setAsking('ask')}
          rightSection={<KeyHint keys="q" />}
        >
          {t.ask}
        </Button>
        <Button
          variant="default"
          onClick={() => setAsking('refuse')}
          rightSection={<KeyHint keys="x" />}
        >
          {t.refuse}
        </Button>
      </Group>
      {asking && (
        <ReasonDialog
          title={asking === 'ask' ? t.askTitle : t.refuseTitle}
          hint={asking === 'ask' ? t.askHint : t.refuseHint}
          label={asking === 'ask' ? t.question : t.reason}
          action={t[asking]}
          required
          onConfirm={(reason) =>
            deeds.acknowledge({
              itemId: item.id,
              as,
              action: asking,
              ...(reason ? { reason } : {}),
            })
          }
          onClose={() => setAsking(null)}
        />
      )}
    </Stack>
  );
}
