import { Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { DateTime } from 'luxon';
import { useRef, useState, type ReactNode } from 'react';
import type { SpotCheck } from '../../../shared/contract/spot-checks.ts';
import { spotCheckTexts } from '../../../shared/i18n/spot-checks.ts';
import { client } from '../../api/client.ts';
import { useConfirmKey } from '../../ui/confirm-key.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { useNow } from '../../ui/now.ts';
import { useSettings } from '../../ui/settings.ts';
import { wallTime } from '../../ui/time.ts';

interface DrawDialogProps {
  readonly onDrawn: (spotCheckId: string) => void;
  readonly onClose: () => void;
}

const day = 86_400_000;

/** Asks for a period and a size; the last week is what one usually wants. */
export function DrawDialog({ onDrawn, onClose }: DrawDialogProps): ReactNode {
  const t = useTexts(spotCheckTexts);
  const { zone } = useSettings();
  const now = useNow();
  const [from, setFrom] = useState(() => wallTime(now - 7 * day, zone).date);
  const [to, setTo] = useState(() => wallTime(now, zone).date);
  const [size, setSize] = useState<number | string>(10);
  const [stratifiedBy, setStratified] = useState<SpotCheck['stratifiedBy']>('agent');
  const draw = useMutation({
    mutationFn: () =>
      client.spotChecks.draw({
        from: DateTime.fromISO(from, { zone }).toMillis(),
        to: DateTime.fromISO(to, { zone }).plus({ days: 1 }).toMillis(),
        size: Number(size),
        stratifiedBy,
      }),
    onSuccess: ({ spotCheckId }) => {
      onDrawn(spotCheckId);
      onClose();
    },
  });
  const form = useRef<HTMLFormElement>(null);
  useConfirmKey(() => form.current?.requestSubmit());
  return (
    <Dialog onClose={onClose} title={t.drawTitle}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          draw.mutate();
        }}
      >
        <Stack gap="sm">
          <Group grow>
            <TextInput
              type="date"
              label={t.from}
              value={from}
              required
              max={to}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t.to}
              value={to}
              required
              min={from}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          </Group>
          <Group grow>
            <NumberInput
              label={t.size}
              value={size}
              onChange={setSize}
              min={1}
              max={1_000}
              allowDecimal={false}
              required
              data-autofocus
            />
            <Select
              label={t.stratify}
              allowDeselect={false}
              data={[
                { value: 'agent', label: t.byAgent },
                { value: 'shop', label: t.byShop },
                { value: 'agent-shop', label: t.byAgentShop },
                { value: 'none', label: t.byNone },
              ]}
              value={stratifiedBy}
              onChange={(value) => setStratified((value ?? 'agent') as typeof stratifiedBy)}
            />
          </Group>
          {draw.error !== null && <Failure error={draw.error} what={t.failed} />}
          <DialogButtons>
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button
              type="submit"
              loading={draw.isPending}
              rightSection={<KeyHint keys="mod+Enter" />}
            >
              {t.drawAction}
            </Button>
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
