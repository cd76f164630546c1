import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { platformWords } from '../../../shared/i18n/platform-words.ts';
import type { Platform } from '../../../shared/model/message.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';

interface ConversationChoiceProps {
  readonly value: string | null;
  readonly onChange: (conversationId: string | null) => void;
}

/** The latest conversations, and whatever else a customer's name finds. */
export function ConversationChoice({ value, onChange }: ConversationChoiceProps) {
  const t = useTexts(evidenceTexts);
  const platforms = useTexts(platformWords);
  const [typed, setTyped] = useState('');
  const [wanted] = useDebouncedValue(typed.trim(), 200);
  const latest = useQuery(api.conversations.list.queryOptions({ input: { limit: 200 } }));
  const chosen = useQuery({
    ...api.conversations.get.queryOptions({ input: { conversationId: value ?? '' } }),
    enabled: value !== null,
  });
  const named = useQuery({
    ...api.search.search.queryOptions({
      input: { query: '', filters: { customer: wanted }, limit: 100 },
    }),
    enabled: wanted !== '',
  });
  const labels = new Map<string, string>();
  const add = (id: string, title: string, platform: Platform): void => {
    labels.set(id, `${title} · ${platforms[platform]}`);
  };
  const all = [...(chosen.data ? [chosen.data] : []), ...(latest.data?.conversations ?? [])];
  for (const { conversationId, title, customer, platform } of all) {
    add(
      conversationId,
      customer && !title.includes(customer) ? `${title} ${customer}` : title,
      platform,
    );
  }
  for (const { conversationId, conversationTitle, platform } of named.data?.hits ?? []) {
    if (!labels.has(conversationId)) add(conversationId, conversationTitle, platform);
  }
  return (
    <Select
      label={t.conversation}
      placeholder={t.conversationHint}
      searchable
      clearable
      value={value}
      onChange={onChange}
      searchValue={typed}
      onSearchChange={setTyped}
      data={[...labels].map(([id, label]) => ({ value: id, label }))}
      limit={100}
      nothingFoundMessage={t.conversationNone}
      maxDropdownHeight={320}
    />
  );
}
