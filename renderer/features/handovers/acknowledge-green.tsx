import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { Shown } from '../../ui/masking.tsx';
import classes from './handovers.module.css';
import { ItemFacts } from './item-facts.tsx';
import type { Incoming } from './acknowledge.tsx';
import type { Acknowledging } from './use-note.ts';

interface AcknowledgeGreenProps {
  readonly items: readonly HandoverItem[];
  readonly incoming: Incoming;
  readonly deeds: Acknowledging;
}

interface Asking {
  readonly itemId: string;
  readonly action: 'ask' | 'refuse';
}

/** Routine items: accepted together once the last one has been on the screen. */
export function AcknowledgeGreen({ items, incoming, deeds }: AcknowledgeGreenProps) {
  const t = useTexts(handoversTexts);
  const number = useNumber();
  const [isRead, setRead] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) setRead(true);
    });
    if (end.current) watch.observe(end.current);
    return () => watch.disconnect();
  }, []);
  const acceptAll = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await deeds.acknowledge({ ...incoming, action: 'accept' });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Stack gap="md" maw="44rem" mx="auto" mt="md">
      <Text fw={600}>{t.ackGreen}</Text>
      <ul className={classes['items']} aria-label={t.ackGreen}>
        {items.map((item) => (
          <li key={item.id} className={classes['one']} data-severity={item.severity}>
            <h2 className={classes['oneTitle']}>
              <Shown text={item.headline} />
            </h2>
            {item.situation !== '' && (
              <Text size="sm" mb={8}>
                <Shown text={item.situation} />
              </Text>
            )}
            <ItemFacts item={item} />
            <Group gap="xs" mt="xs">
              {(['ask', 'refuse'] as const).map((action) => (
                <Button
                  key={action}
                  size="compact-sm"
                  variant="default"
                  onClick={() => setAsking({ itemId: item.id, action })}
                >
                  {t[action]}
                </Button>
              ))}
            </Group>
          </li>
        ))}
      </ul>
      <div ref={end} />
      {error !== null && <Failure error={error} />}
      <div className={classes['allBar']}>
        <Text size="sm" c="dimmed">
          {isRead ? '' : t.ackGreenScroll}
        </Text>
        <Button disabled={!isRead} loading={isBusy} onClick={() => void acceptAll()}>
          {t.ackGreenAll(number(items.length))}
        </Button>
      </div>
      {asking && (
        <ReasonDialog
          title={asking.action === 'ask' ? t.askTitle : t.refuseTitle}
          hint={asking.action === 'ask' ? t.askHint : t.refuseHint}
          label={asking.action === 'ask' ? t.question : t.reason}
          action={t[asking.action]}
          required
          onConfirm={(reason) =>
            deeds.acknowledge({ ...asking, ...incoming, ...(reason ? { reason } : {}) })
          }
          onClose={() => setAsking(null)}
        />
      )}
    </Stack>
  );
}
