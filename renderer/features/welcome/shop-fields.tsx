import { TagsInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { firstRunTexts } from '../../../shared/i18n/first-run.ts';
import { useTexts } from '../../ui/language.ts';

export interface ShopFacts {
  readonly shops: readonly string[];
  readonly ownAccounts: readonly string[];
  readonly person: string;
}

interface ShopFieldsProps {
  readonly facts: ShopFacts;
  readonly onChange: (facts: ShopFacts) => void;
}

/** Whose chats these are and who sits here. All of it may stay empty. */
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
        onChange={(shops) => onChange({ ...facts, shops: named(shops, 100) })}
      />
      <TagsInput
        label={t.ownAccounts}
        description={t.ownAccountsWhy}
        {...hint(facts.ownAccounts, t.ownAccountsHint)}
        value={[...facts.ownAccounts]}
        maxTags={500}
        acceptValueOnBlur
        onChange={(ownAccounts) => onChange({ ...facts, ownAccounts: named(ownAccounts, 100) })}
      />
      <TextInput
        label={t.person}
        description={t.personWhy}
        placeholder={t.personHint}
        maxLength={60}
        value={facts.person}
        onChange={({ currentTarget }) => onChange({ ...facts, person: currentTarget.value })}
      />
    </>
  );
}

function named(names: readonly string[], longest: number): string[] {
  return names.map((name) => name.trim().slice(0, longest)).filter(Boolean);
}
