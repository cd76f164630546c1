import { Autocomplete, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { shiftToHandOver, type NamedShift } from '../../../shared/domain/shifts/shift-at.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { api, client } from '../../api/client.ts';
import { useConfirmKey } from '../../ui/confirm-key.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { InstantInput } from '../../ui/instant-input.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';
import { useNow } from '../../ui/now.ts';
import { useSettings } from '../../ui/settings.ts';

interface NewNoteDialogProps {
  readonly onCreated: (handoverId: string) => void;
  readonly onClose: () => void;
}

/** Which time, and from whom to whom. The shift that runs, or ended last, is taken unless changed. */
export function NewNoteDialog({ onCreated, onClose }: NewNoteDialogProps) {
  const t = useTexts(handoversTexts);
  const common = useTexts(commonWords);
  const { shifts, zone, person } = useSettings();
  const names = useNames();
  const known = useQuery(api.archive.stats.queryOptions()).data?.shops ?? [];
  const now = useNow();
  const [proposed] = useState(() => shiftToHandOver(now, shifts, zone));
  const [shift, setShift] = useState(proposed?.name ?? '');
  const [from, setFrom] = useState<number | null>(proposed?.from ?? now - 8 * hour);
  const [to, setTo] = useState<number | null>(proposed?.to ?? now);
  const [outgoing, setOutgoing] = useState(person);
  const [written, setIncoming] = useState<string | null>(null);
  const [shop, setShop] = useState(proposed?.shop ?? '');
  const shops = shop === '' || known.includes(shop) ? known : [...known, shop];
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isWindow = from !== null && to !== null && from < to;
  const isReady = isWindow && outgoing.trim() !== '' && !isBusy;
  const planned = useQuery(
    api.shifts.duties.queryOptions({ input: { from: to ?? now, to: (to ?? now) + 1 } }),
  ).data?.duties;
  /** Whoever is planned for the next shift, until a name is written. */
  const incoming = written ?? planned?.find(({ person: who }) => who !== outgoing)?.person ?? '';
  const chosen = shifts.findIndex(
    (one) => one.name === shift && (one.shop === undefined || one.shop === shop),
  );
  const choose = (one: NamedShift | undefined): void => {
    setShift(one?.name ?? '');
    if (!one) return;
    setShop(one.shop ?? shop);
    const window = shiftToHandOver(now, [one], zone);
    if (!window) return;
    setFrom(window.from);
    setTo(window.to);
  };
  /** Another time is no longer that shift. */
  const changing = (set: (at: number | null) => void) => (at: number | null) => {
    setShift('');
    set(at);
  };
  const draft = async (): Promise<void> => {
    if (!isReady) return;
    setBusy(true);
    setError(null);
    try {
      const { handoverId } = await client.handovers.draft({
        from,
        to,
        shift,
        outgoing: outgoing.trim(),
        ...(incoming.trim() ? { incoming: incoming.trim() } : {}),
        ...(shop ? { shop } : {}),
      });
      onClose();
      onCreated(handoverId);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  useConfirmKey(() => void draft());
  return (
    <Dialog onClose={onClose} title={t.createTitle} size="lg">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.createHint}
        </Text>
        <Select
          label={t.shift}
          data={[
            ...shifts.map((one, index) => ({
              value: String(index),
              label: one.shop === undefined ? one.name : `${one.name} · ${one.shop}`,
            })),
            { value: '-1', label: t.otherShift },
          ]}
          value={String(chosen)}
          onChange={(index) => choose(shifts[Number(index)])}
          allowDeselect={false}
        />
        <Group grow align="flex-start">
          <InstantInput label={t.from} value={from} onChange={changing(setFrom)} />
          <InstantInput
            label={t.to}
            value={to}
            onChange={changing(setTo)}
            error={isWindow ? null : t.windowWrong}
          />
        </Group>
        <Group grow align="flex-start">
          <Autocomplete
            openOnFocus={false}
            label={t.outgoing}
            data={[...names]}
            value={outgoing}
            onChange={setOutgoing}
            maxLength={60}
            error={outgoing.trim() === '' ? t.outgoingMissing : null}
            data-autofocus
          />
          <Autocomplete
            openOnFocus={false}
            label={t.incoming}
            placeholder={t.incomingOptional}
            data={names.filter((name) => name !== outgoing)}
            value={incoming}
            onChange={setIncoming}
            maxLength={60}
          />
        </Group>
        {(shops.length > 1 || shop !== '') && (
          <Select
            label={t.shop}
            data={[
              { value: '', label: t.allShops },
              ...shops.map((name) => ({ value: name, label: name })),
            ]}
            value={shop}
            onChange={(name) => setShop(name ?? '')}
            allowDeselect={false}
          />
        )}
        {error !== null && <Failure error={error} />}
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button
            disabled={!isReady}
            loading={isBusy}
            onClick={() => void draft()}
            rightSection={<KeyHint keys="mod+Enter" />}
          >
            {t.draftIt}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}

const hour = 3_600_000;
