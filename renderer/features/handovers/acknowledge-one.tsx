import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { ReadBack as Said } from '../../../shared/domain/handovers/read-back.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { Failure } from '../../ui/failure.tsx';
import { ActionKey } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { useIsWide } from '../../ui/layout.ts';
import { SeverityMark } from '../../ui/marks.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { Shown } from '../../ui/masking.tsx';
import type { Incoming } from './acknowledge.tsx';
import classes from './handovers.module.css';
import { ItemFacts } from './item-facts.tsx';
import { LinkedMessages } from './linked-messages.tsx';
import { ReadBack } from './read-back.tsx';
import type { Acknowledging } from './use-note.ts';

interface AcknowledgeOneProps extends RoomProps {
  readonly item: HandoverItem;
  readonly zone: string;
  readonly heading: string;
  readonly position: string;
  readonly incoming: Incoming;
  readonly deeds: Acknowledging;
}

/** One item beside its messages: read back when it is critical, then accepted, asked about or refused. */
export function AcknowledgeOne(props: AcknowledgeOneProps) {
  const { item, zone, heading, position, incoming, deeds, Conversation } = props;
  const t = useTexts(handoversTexts);
  const isWide = useIsWide();
  const [asking, setAsking] = useState<'ask' | 'refuse' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const isRed = item.severity === 'red';
  useEffect(() => {
    if (!isRed) title.current?.focus();
  }, [isRed]);
  const say = (word: Omit<Parameters<Acknowledging['acknowledge']>[0], 'as' | 'itemId'>) =>
    deeds.acknowledge({ itemId: item.id, ...incoming, ...word });
  const accept = async (readBack: Said | null): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await say({ action: 'accept', ...(readBack ? { readBack } : {}) });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  useShortcuts([
    {
      action: 'acceptItem',
      keys: ['mod+Enter'],
      inDialog: true,
      run: () => (asking || isRed ? false : void accept(null)),
    },
    { action: 'askItem', inDialog: true, run: () => (asking ? false : setAsking('ask')) },
    { action: 'refuseItem', inDialog: true, run: () => (asking ? false : setAsking('refuse')) },
  ]);
  return (
    <div className={classes['readBack']}>
      <Stack gap="md" className={classes['readBackWords'] ?? ''}>
        <Group justify="space-between">
          <Text fw={600}>{heading}</Text>
          <Text c="dimmed">{position}</Text>
        </Group>
        <div className={classes['one']} data-severity={item.severity}>
          <h2 ref={title} tabIndex={-1} className={classes['oneTitle']}>
            <SeverityMark severity={item.severity} /> <Shown text={item.headline} />
          </h2>
          {item.situation !== '' && (
            <Text mb={8}>
              <Shown text={item.situation} />
            </Text>
          )}
          <ItemFacts item={item} />
        </div>
        {isRed && (
          <ReadBack
            item={item}
            zone={zone}
            isBusy={isBusy}
            onAccept={(said) => void accept(said)}
          />
        )}
        {error !== null && <Failure error={error} />}
        <Group gap="xs">
          {!isRed && (
            <Button
              loading={isBusy}
              onClick={() => void accept(null)}
              rightSection={<ActionKey action="acceptItem" />}
            >
              {t.accept}
            </Button>
          )}
          <Button
            variant="default"
            onClick={() => setAsking('ask')}
            rightSection={<ActionKey action="askItem" />}
          >
            {t.ask}
          </Button>
          <Button
            variant="default"
            onClick={() => setAsking('refuse')}
            rightSection={<ActionKey action="refuseItem" />}
          >
            {t.refuse}
          </Button>
        </Group>
      </Stack>
      {isWide && item.evidence.length > 0 && (
        <div className={classes['readBackMessages']}>
          <LinkedMessages item={item} Conversation={Conversation} />
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={asking === 'ask' ? t.askTitle : t.refuseTitle}
          hint={asking === 'ask' ? t.askHint : t.refuseHint}
          label={asking === 'ask' ? t.question : t.reason}
          action={t[asking]}
          required
          onConfirm={(reason) => say({ action: asking, ...(reason ? { reason } : {}) })}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
