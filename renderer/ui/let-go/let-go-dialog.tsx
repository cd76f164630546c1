import { Checkbox, Group, Select, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DateTime } from 'luxon';
import { useState, type ReactNode } from 'react';
import { letGoKinds, type LetGoKind } from '../../../shared/contract/let-go.ts';
import { letGoTexts } from '../../../shared/i18n/let-go.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { api, client } from '../../api/client.ts';
import { Failure } from '../failure.tsx';
import { Fold } from '../fold.tsx';
import { InstantInput } from '../instant-input.tsx';
import { useNumber, useTexts } from '../language.ts';
import { notify } from '../notice.tsx';
import { useNow } from '../now.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { useSettings } from '../settings.ts';
import { useShopNames } from '../shop-names.ts';
import classes from './let-go.module.css';
import { LetGoActs } from './let-go-acts.tsx';

/** A conversation that it can be limited to. */
export interface LetGoPlace {
  readonly conversationId: string;
  readonly name: string;
}

interface LetGoDialogProps {
  readonly kind: LetGoKind;
  readonly place: LetGoPlace | undefined;
  readonly onClose: () => void;
}

const ages = [1, 3, 6, 12, 24];

/** How old, of what, how many there are, and why: then they go at once. */
export function LetGoDialog({ kind, place, onClose }: LetGoDialogProps): ReactNode {
  const t = useTexts(letGoTexts);
  const common = useTexts(commonWords);
  const number = useNumber();
  const shops = useShopNames();
  const { zone } = useSettings();
  // The dialog counts and lets go by the same moment, however long it stands.
  const [opened] = useState(useNow());
  const [age, setAge] = useState('1');
  const [own, setOwn] = useState<number | null>(null);
  const [where, setWhere] = useState('');
  const [kinds, setKinds] = useState<readonly LetGoKind[]>([kind]);
  const before =
    age === 'own'
      ? own
      : DateTime.fromMillis(opened, { zone })
          .minus({ months: Number(age) })
          .toMillis();
  const filter = before === null ? null : { before, ...filterOf(where) };
  const query = useQuery(
    api.letGo.preview.queryOptions({
      input: filter ?? { before: 0 },
      enabled: filter !== null,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
  const counts = query.isPlaceholderData || filter === null ? undefined : query.data?.counts;
  const total = counts && kinds.reduce((sum, one) => sum + counts[one], 0);
  const takeBack = async (act: string): Promise<void> => {
    const back = await client.letGo.takeBack({ act });
    notify(t.undone(number(back.total)));
  };
  return (
    <ReasonDialog
      title={t.title}
      hint={t.hint}
      label={t.reason}
      action={t.run(number(total ?? 0))}
      required
      blocked={filter === null || total === undefined || total === 0}
      onConfirm={async (reason = '') => {
        if (filter === null) return;
        const { act, total: gone } = await client.letGo.run({
          ...filter,
          kinds: [...kinds],
          reason,
        });
        if (act === null) return;
        const undo = (): void =>
          void takeBack(act).catch((error: unknown) => notify(String(error)));
        notify(t.done(number(gone)), { label: common.undo, run: undo });
      }}
      onClose={onClose}
    >
      <Group grow align="start">
        <Select
          label={t.age}
          data={[
            ...ages.map((n) => ({ value: String(n), label: t.months(n) })),
            { value: 'own', label: t.ownDay },
          ]}
          value={age}
          onChange={(value) => setAge(value ?? '1')}
          allowDeselect={false}
        />
        {(place !== undefined || shops.length > 1) && (
          <Select
            label={t.where}
            data={[
              { value: '', label: t.everywhere },
              ...(place
                ? [{ value: `c${place.conversationId}`, label: t.thisConversation(place.name) }]
                : []),
              ...shops.map((name) => ({ value: `s${name}`, label: t.inShop(name) })),
            ]}
            value={where}
            onChange={(value) => setWhere(value ?? '')}
            allowDeselect={false}
          />
        )}
      </Group>
      {age === 'own' && <InstantInput label={t.before} value={own} onChange={setOwn} />}
      <Checkbox.Group
        label={t.kinds}
        value={[...kinds]}
        onChange={(chosen) => setKinds(letGoKinds.filter((one) => chosen.includes(one)))}
      >
        <div className={classes['kinds']}>
          {letGoKinds.map((one) => (
            <Checkbox
              key={one}
              value={one}
              label={counts ? t.of(t[one], number(counts[one])) : t[one]}
            />
          ))}
        </div>
      </Checkbox.Group>
      <Text size="sm" c="dimmed" role="status">
        {filter !== null && query.isFetching && counts === undefined && t.counting}
        {total === 0 && t.nothing}
      </Text>
      {query.error !== null && <Failure error={query.error} />}
      <Fold title={t.earlier}>
        <LetGoActs onTakeBack={takeBack} />
      </Fold>
    </ReasonDialog>
  );
}

/** `c` and a conversation, `s` and a shop. */
function filterOf(where: string): { conversationId?: string; shop?: string } {
  if (where === '') return {};
  const name = where.slice(1);
  return where.startsWith('c') ? { conversationId: name } : { shop: name };
}
