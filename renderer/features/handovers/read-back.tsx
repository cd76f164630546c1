import { Alert, Button, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import {
  mismatches,
  type Mismatch,
  type ReadBack as Said,
} from '../../../shared/domain/handovers/read-back.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';

interface ReadBackProps {
  readonly item: HandoverItem;
  readonly zone: string;
  readonly isBusy: boolean;
  /** Null: accepted without reading back, where the shop lets one. */
  readonly onAccept: (said: Said | null) => void;
}

/** The incoming clerk says in own words what is to be done and when; what differs is shown side by side. */
export function ReadBack({ item, zone, isBusy, onAccept }: ReadBackProps) {
  const t = useTexts(handoverDeedsTexts);
  const words = useTexts(handoversTexts);
  const { handoverReadBack } = useSettings();
  const [action, setAction] = useState('');
  const [time, setTime] = useState('');
  const [differences, setDifferences] = useState<readonly Mismatch[]>([]);
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const accept = (): void => {
    const said = { next_action: action.trim(), due_at: time.trim() === '' ? null : time.trim() };
    if (said.next_action === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    const found = mismatches(item, said, zone);
    setDifferences(found);
    if (found.length === 0) onAccept(said);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        accept();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        accept();
      }}
    >
      <Text fw={600}>{t.readBackTitle}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {t.readBackHint}
      </Text>
      <Textarea
        ref={field}
        label={t.readBackAction}
        autosize
        minRows={2}
        maxLength={200}
        value={action}
        error={isMissing && action.trim() === '' ? words.readBackMissing : null}
        onChange={(event) => setAction(event.currentTarget.value)}
      />
      <TextInput
        mt="xs"
        maw="14rem"
        label={t.readBackTime}
        placeholder={item.due_at === null ? t.noTime : ''}
        value={time}
        maxLength={30}
        onChange={(event) => setTime(event.currentTarget.value)}
      />
      {differences.length > 0 && (
        <Alert mt="xs" variant="light" color="yellow" role="alert">
          ◆ {t.differs}
          <ul>
            {differences.map(({ field: name, expected, said }) => (
              <li key={name}>
                {name === 'due_at'
                  ? t.differsTime(expected, said)
                  : t.differsAction(expected, said)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Group gap="xs" mt="sm">
        <Button type="submit" loading={isBusy} rightSection={<KeyHint keys="mod+Enter" />}>
          {words.accept}
        </Button>
        {handoverReadBack === 'asked' && (
          <Button variant="subtle" title={t.withoutHint} onClick={() => onAccept(null)}>
            {t.without}
          </Button>
        )}
      </Group>
    </form>
  );
}
