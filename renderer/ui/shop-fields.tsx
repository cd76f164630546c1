import { TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { firstRunTexts } from '../../shared/i18n/first-run.ts';
import { useTexts } from './language.ts';

export interface ShopFacts {
  readonly shops: readonly string[];
  readonly ownAccounts: readonly string[];
}

interface ShopFieldsProps {
  readonly facts: ShopFacts;
  readonly onChange: (change: Partial<ShopFacts>) => void;
}

/** Whose chats these are; both may stay empty. Imports go by them. */
export function ShopFields({ facts, onChange }: ShopFieldsProps): ReactNode {
  const t = useTexts(firstRunTexts);
  const hint = (given: readonly string[], words: string): { placeholder?: string } =>
    given.length === 0 ? { placeholder: words } : {};
  return (
    <>
      <TagsInput
        label={t.shops}
        description={t.shopsWhy}
        {...hint(facts.shops, t.shopsHint)}
        value={[...facts.shops]}
        maxTags={200}
        acceptValueOnBlur
        onChange={(shops) => onChange({ shops: named(shops, 100) })}
      />
      <TagsInput
        label={t.ownAccounts}
        description={t.ownAccountsWhy}
        {...hint(facts.ownAccounts, t.ownAccountsHint)}
        value={[...facts.ownAccounts]}
        maxTags={500}
        acceptValueOnBlur
        onChange={(ownAccounts) => onChange({ ownAccounts: named(ownAccounts, 100) })}
      />
    </>
  );
}

function named(names: readonly string[], longest: number): string[] {
  return names.map((name) => name.trim().slice(0, longest)).filter(Boolean);
}
