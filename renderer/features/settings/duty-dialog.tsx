import { Autocomplete, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { HeldItem } from '../../../shared/contract/shifts.ts';
import { shiftsTexts } from '../../../shared/i18n/shifts.ts';
import { api, client } from '../../api/client.ts';
import { AskDialog } from '../../ui/ask-dialog.tsx';
import { useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';
import { SecretField, useSecretKind } from '../../ui/secret-field.tsx';
import { useShopNames } from '../../ui/shop-names.ts';

export interface DutyDeed {
  readonly deed: 'start' | 'end';
  /** Null: asked for. */
  readonly who: string | null;
}

interface DutyDialogProps extends DutyDeed {
  readonly onDone: (who: string, held: HeldItem[]) => void;
  readonly onClose: () => void;
}

/** Coming on duty or going off, under one's own name and PIN. */
export function DutyDialog({ deed, who, onDone, onClose }: DutyDialogProps): ReactNode {
  const t = useTexts(shiftsTexts);
  const queries = useQueryClient();
  const names = useNames();
  const shops = useShopNames();
  const [name, setName] = useState(who ?? '');
  const [shop, setShop] = useState('');
  const [secret, setSecret] = useState('');
  const as = name.trim();
  const kind = useSecretKind(as);
  const confirm = async (): Promise<void> => {
    const word = { as, ...(kind === 'none' ? {} : { secret }) };
    const held: HeldItem[] = [];
    if (deed === 'end') held.push(...(await client.shifts.end(word)).held);
    else await client.shifts.start({ ...word, ...(shop === '' ? {} : { shop }) });
    await queries.invalidateQueries({ queryKey: api.shifts.key() });
    onDone(as, held);
  };
  return (
    <AskDialog
      title={deed === 'start' ? t.comeTitle : t.offTitle(as)}
      action={deed === 'start' ? t.comeOn : t.goOff}
      isReady={as !== '' && (kind === 'none' || secret !== '')}
      onConfirm={confirm}
      onClose={onClose}
    >
      {deed === 'start' && (
        <Autocomplete
          openOnFocus={false}
          label={t.who}
          data={[...names]}
          value={name}
          maxLength={60}
          onChange={setName}
          {...(who === null ? { 'data-autofocus': true } : {})}
        />
      )}
      {deed === 'start' && shops.length > 1 && (
        <Select
          label={t.shop}
          data={[
            { value: '', label: t.allShops },
            ...shops.map((value) => ({ value, label: value })),
          ]}
          value={shop}
          allowDeselect={false}
          onChange={(value) => setShop(value ?? '')}
        />
      )}
      <SecretField name={as} value={secret} onChange={setSecret} />
    </AskDialog>
  );
}
