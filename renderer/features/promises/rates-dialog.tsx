import { SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { api } from '../../api/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { useNow } from '../../ui/now.ts';
import { QueryState } from '../../ui/query-state.tsx';

const dayMs = 24 * 3_600_000;
const periods = { week: 7, month: 30, all: null } as const;
type Period = keyof typeof periods;

/** Who keeps their word: confirmed promises by agent or shop. */
export function RatesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(promisesTexts);
  const number = useNumber();
  const now = useNow();
  const [by, setBy] = useState<'agent' | 'shop'>('agent');
  const [period, setPeriod] = useState<Period>('month');
  const days = periods[period];
  const query = useQuery(
    api.promises.rates.queryOptions({
      input: { by, ...(days === null ? {} : { from: now - days * dayMs }) },
    }),
  );
  return (
    <Dialog onClose={onClose} title={t.rates} size="lg">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.ratesHint}
        </Text>
        <SegmentedControl
          aria-label={t.ratesBy}
          data={[
            { value: 'agent', label: t.byAgent },
            { value: 'shop', label: t.byShop },
          ]}
          value={by}
          onChange={(value) => setBy(value === 'shop' ? 'shop' : 'agent')}
        />
        <SegmentedControl
          aria-label={t.period}
          data={[
            { value: 'week', label: t.week },
            { value: 'month', label: t.month },
            { value: 'all', label: t.allTime },
          ]}
          value={period}
          onChange={(value) => setPeriod(value as Period)}
        />
        <QueryState
          query={query}
          rows={3}
          isEmpty={({ rates }) => rates.length === 0}
          empty={<Text size="sm">{t.noRates}</Text>}
        >
          {({ rates }) => (
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {[t.name, t.rate, t.keptCount, t.lateCount, t.brokenCount, t.overdue].map(
                    (name) => (
                      <Table.Th key={name}>{name}</Table.Th>
                    ),
                  )}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rates.map((row) => (
                  <Table.Tr key={row.name}>
                    <Table.Td>{row.name || t.noShop}</Table.Td>
                    <Table.Td>
                      {row.rate === null ? '–' : `${Math.round(row.rate * 100)}%`}
                    </Table.Td>
                    <Table.Td>{number(row.kept)}</Table.Td>
                    <Table.Td>{number(row.keptLate)}</Table.Td>
                    <Table.Td>{number(row.broken)}</Table.Td>
                    <Table.Td>{number(row.overdue)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </QueryState>
      </Stack>
    </Dialog>
  );
}
