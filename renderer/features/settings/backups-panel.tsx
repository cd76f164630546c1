import { Button, Group, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { BackupProgress } from '../../../shared/contract/backups.ts';
import { backupTexts } from '../../../shared/i18n/backups.ts';
import { api, client } from '../../api/client.ts';
import { chooseFolder, hasDesktop } from '../../api/files.ts';
import { useChangeSettings } from '../../ui/change-settings.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import { BackupRows } from './backup-rows.tsx';
import { Field } from './field.tsx';
import classes from './settings.module.css';

/** Copies of the archive: where they go, how often, what is there, and the way back. */
export function BackupsPanel(): ReactNode {
  const t = useTexts(backupTexts);
  const format = useNumber();
  const { backupEveryDays, backupFolder } = useSettings();
  const change = useChangeSettings();
  const queries = useQueryClient();
  const list = useQuery(api.backups.list.queryOptions());
  const [progress, setProgress] = useState<BackupProgress | null>(null);
  const create = useMutation({
    mutationFn: async () => {
      let messages: number | null = null;
      for await (const step of await client.backups.create({})) {
        if (step.type === 'progress') setProgress(step);
        else messages = step.backup.messages;
      }
      await queries.invalidateQueries({ queryKey: api.backups.key() });
      return messages;
    },
  });
  const choose = useMutation({
    mutationFn: async (isBeside: boolean) => {
      const folder = isBeside ? null : await chooseFolder();
      if (isBeside || folder) await client.backups.choose({ folder: folder?.grant ?? null });
    },
  });
  const error = create.error ?? choose.error ?? list.error;
  return (
    <Panel title={t.title}>
      <p className={classes['quiet']}>{t.hint}</p>
      <Field label={t.folder}>
        <p className={classes['location']}>{list.data?.folder ?? ''}</p>
        {backupFolder === null && <p className={classes['quiet']}>{t.beside}</p>}
        {backupFolder !== null && list.data?.isReachable === false && (
          <p role="alert">▲ {t.notReachable}</p>
        )}
        {hasDesktop && (
          <Group gap="xs">
            <Button variant="default" onClick={() => choose.mutate(false)}>
              {t.chooseFolder}
            </Button>
            {backupFolder !== null && (
              <Button variant="subtle" onClick={() => choose.mutate(true)}>
                {t.useBeside}
              </Button>
            )}
          </Group>
        )}
      </Field>
      <Field label={t.automatic}>
        <SegmentedControl
          aria-label={t.automatic}
          data={[
            { value: '0', label: t.off },
            { value: '1', label: t.daily },
            { value: '7', label: t.weekly },
          ]}
          value={String(backupEveryDays)}
          onChange={(days) => change({ backupEveryDays: Number(days) })}
        />
        <p className={classes['quiet']}>{t.rotation}</p>
      </Field>
      <Field label="">
        <Button variant="default" loading={create.isPending} onClick={() => create.mutate()}>
          {t.now}
        </Button>
        <p className={classes['quiet']} role="status">
          {create.isPending && t.working(percentOf(progress))}
          {typeof create.data === 'number' && t.made(format(create.data))}
        </p>
      </Field>
      {error !== null && <Failure error={error} what={t.failed} />}
      {list.data && <BackupRows list={list.data} />}
    </Panel>
  );
}

function percentOf(progress: BackupProgress | null): string {
  if (!progress || progress.total === 0) return '0 %';
  return `${Math.floor((100 * progress.done) / progress.total)} %`;
}
