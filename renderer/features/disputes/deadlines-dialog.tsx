import { Button, NumberInput, Select, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { platformStates, type HeldDeadline } from '../../../shared/domain/disputes/deadlines.ts';
import { disputesTexts, platformStateWords } from '../../../shared/i18n/disputes.ts';
import { platformWords } from '../../../shared/i18n/platform-words.ts';
import type { Platform } from '../../../shared/model/message.ts';
import { platforms } from '../../../shared/model/platforms.ts';
import { api, client } from '../../api/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';

/** The hours in which platforms want an answer. What the shop sets goes before what comes with the program. */
export function DeadlinesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(disputesTexts);
  const names = useTexts(platformWords);
  const states = useTexts(platformStateWords);
  const query = useQuery(api.disputes.deadlines.queryOptions());
  const [failure, setFailure] = useState<unknown>(null);
  const [platform, setPlatform] = useState<Platform | null>(null);
  const [state, setState] = useState<HeldDeadline['state'] | null>(null);
  const set = (row: Parameters<typeof client.disputes.setDeadline>[0]): void => {
    setFailure(null);
    client.disputes.setDeadline(row).then(() => query.refetch(), setFailure);
  };
  return (
    <Dialog onClose={onClose} title={t.deadlines} size="lg">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.deadlinesHint}
        </Text>
        {failure !== null && <Failure error={failure} what={t.failed} />}
        <QueryState query={query} rows={4}>
          {({ rows }) => (
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t.platform}</Table.Th>
                  <Table.Th>{t.platformState}</Table.Th>
                  <Table.Th>{t.hours}</Table.Th>
                  <Table.Th>{t.origin}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={`${row.platform} ${row.state}`}>
                    <Table.Td>{names[row.platform]}</Table.Td>
                    <Table.Td>{states[row.state]}</Table.Td>
                    <Table.Td>
                      <Hours row={row} onSet={(hours) => set({ ...key(row), hours })} />
                    </Table.Td>
                    <Table.Td>
                      {row.isOwn ? (
                        <Button size="compact-xs" variant="subtle" onClick={() => set(key(row))}>
                          {t.asShipped}
                        </Button>
                      ) : (
                        <Text span size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                          {t.unchecked}
                        </Text>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
                <Table.Tr>
                  <Table.Td>
                    <Select
                      aria-label={t.platform}
                      placeholder={t.platform}
                      data={platforms.map((value) => ({ value, label: names[value] }))}
                      value={platform}
                      onChange={setPlatform}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Select
                      aria-label={t.platformState}
                      placeholder={t.platformState}
                      data={platformStates.map((value) => ({ value, label: states[value] }))}
                      value={state}
                      onChange={setState}
                    />
                  </Table.Td>
                  <Table.Td colSpan={2}>
                    <Button
                      size="compact-sm"
                      variant="default"
                      disabled={platform === null || state === null}
                      onClick={() => platform && state && set({ platform, state, hours: 48 })}
                    >
                      {t.addDeadline}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              </Table.Tbody>
            </Table>
          )}
        </QueryState>
      </Stack>
    </Dialog>
  );
}

const key = ({ platform, state }: HeldDeadline) => ({ platform, state });

interface HoursProps {
  readonly row: HeldDeadline;
  readonly onSet: (hours: number | null) => void;
}

/** Kept when the field is left. */
function Hours({ row: { hours }, onSet }: HoursProps) {
  const t = useTexts(disputesTexts);
  const [typed, setTyped] = useState<number | string>(hours ?? '');
  return (
    <NumberInput
      aria-label={t.hours}
      w="6rem"
      min={1}
      max={8_760}
      allowDecimal={false}
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        const next = typeof typed === 'number' ? typed : null;
        if (next !== hours) onSet(next);
      }}
    />
  );
}
