import { Alert, Autocomplete, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { acknowledgementState } from '../../../shared/domain/handovers/acknowledgements.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useChangeSettings } from '../../ui/change-settings.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';
import type { RoomProps } from '../../ui/room.ts';
import { useSettings } from '../../ui/settings.ts';
import { SecretField, useSecretKind } from '../../ui/secret-field.tsx';
import { AcknowledgeGreen } from './acknowledge-green.tsx';
import { AcknowledgeOne } from './acknowledge-one.tsx';
import type { Acknowledging } from './use-note.ts';

/** Who takes over, and what proves it. */
export interface Incoming {
  readonly as: string;
  readonly secret?: string;
}

interface AcknowledgeProps extends RoomProps {
  readonly note: Handover;
  readonly deeds: Acknowledging;
  readonly onClose: () => void;
}

/** Full screen, keys alone are enough: who takes over, then red ones, yellow ones, and green in bulk. */
export function Acknowledge({ note, deeds, onClose, Conversation }: AcknowledgeProps) {
  const t = useTexts(handoversTexts);
  const [incoming, setIncoming] = useState<Incoming | null>(null);
  return (
    <Dialog fullScreen onClose={onClose} title={t.acknowledging}>
      {incoming === null ? (
        <WhoTakesOver note={note} onStart={setIncoming} />
      ) : (
        <Walk {...{ note, deeds, incoming, onClose, Conversation }} />
      )}
    </Dialog>
  );
}

interface WhoTakesOverProps {
  readonly note: Handover;
  readonly onStart: (incoming: Incoming) => void;
}

/** The incoming clerk often sits down at the same desk: from here on it is theirs. */
function WhoTakesOver({ note, onStart }: WhoTakesOverProps) {
  const t = useTexts(handoversTexts);
  const { person, soloHandover } = useSettings();
  const change = useChangeSettings();
  const names = useNames();
  const isOther = person !== '' && person !== note.outgoing;
  const [name, setName] = useState(note.incoming ?? (isOther || soloHandover ? person : ''));
  const given = name.trim();
  const isOwn = given === note.outgoing || given === note.signedBy;
  const isBlocked = isOwn && !soloHandover;
  const kind = useSecretKind(given);
  const [secret, setSecret] = useState('');
  const start = (): void => {
    if (given === '' || isBlocked || (kind !== 'none' && secret === '')) return;
    if (given !== person) change({ person: given });
    onStart({ as: given, ...(kind === 'none' ? {} : { secret }) });
  };
  return (
    <Stack gap="md" maw="28rem" mx="auto" mt="xl">
      <Autocomplete
        openOnFocus={false}
        label={t.acknowledgeAs}
        data={[...names]}
        value={name}
        onChange={setName}
        maxLength={60}
        error={given === '' ? t.acknowledgeMissing : null}
        data-autofocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) start();
        }}
      />
      {given !== '' && given !== person && !isBlocked && (
        <Text size="sm" c="dimmed">
          {t.acknowledgeHint(given)}
        </Text>
      )}
      {!isBlocked && <SecretField name={given} value={secret} onChange={setSecret} />}
      {isBlocked && (
        <Alert variant="light" color="gray">
          <Stack gap="xs" align="flex-start">
            {t.ownNote}
            <Button component={Link} href="/settings" size="compact-sm" variant="default">
              {t.toSettings}
            </Button>
          </Stack>
        </Alert>
      )}
      {isOwn && soloHandover && <Text size="sm">{t.soloNote}</Text>}
      <Group justify="flex-end">
        <Button
          disabled={given === '' || isBlocked || (kind !== 'none' && secret === '')}
          onClick={start}
          rightSection={<KeyHint keys="mod+Enter" />}
        >
          {t.acknowledge}
        </Button>
      </Group>
    </Stack>
  );
}

interface WalkProps extends AcknowledgeProps {
  readonly incoming: Incoming;
}

/** The next item that waits for a word, by severity; asked ones wait for their answer. */
function Walk({ note, deeds, incoming, onClose, Conversation }: WalkProps) {
  const t = useTexts(handoversTexts);
  const number = useNumber();
  const items = note.sections.flatMap((section) => section.items);
  const stateOf = (id: string) => acknowledgementState(note.acknowledgements, id);
  const pending = items.filter(({ id }) => stateOf(id) === 'pending');
  const asked = items.filter(({ id }) => stateOf(id) === 'asked').length;
  for (const severity of ['red', 'yellow'] as const) {
    const all = items.filter((item) => item.severity === severity);
    const next = pending.find((item) => item.severity === severity);
    if (!next) continue;
    const done = all.filter(({ id }) => stateOf(id) !== 'pending').length;
    return (
      <AcknowledgeOne
        key={next.id}
        item={next}
        heading={severity === 'red' ? t.ackRed : t.ackYellow}
        position={t.position(done + 1, all.length)}
        zone={note.zone}
        incoming={incoming}
        deeds={deeds}
        Conversation={Conversation}
      />
    );
  }
  if (pending.length > 0) {
    return <AcknowledgeGreen items={pending} incoming={incoming} deeds={deeds} />;
  }
  return (
    <Stack gap="md" maw="28rem" mx="auto" mt="xl">
      <Text fw={600} role="status">
        {t.ackDone}
      </Text>
      <Text>{asked > 0 ? t.ackWaiting(number(asked)) : t.ackDoneHint}</Text>
      <Group>
        <Button onClick={onClose} data-autofocus>
          {t.back}
        </Button>
      </Group>
    </Stack>
  );
}
