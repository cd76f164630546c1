import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Backup, BackupList, BackupProgress } from '../../../shared/contract/backups.ts';
import { backupTexts } from '../../../shared/i18n/backups.ts';
import { api, client } from '../../api/client.ts';
import classes from './backup-rows.module.css';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { notify } from '../../ui/notice.tsx';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import { TimeText } from '../../ui/time-text.tsx';

/** The backups that are there, each to be checked or restored. */
export function BackupRows({ list }: { readonly list: BackupList }): ReactNode {
  const t = useTexts(backupTexts);
  const [asked, setAsked] = useState<Backup | null>(null);
  if (list.backups.length === 0 && list.damaged.length === 0) {
    return <p className={classes['quiet']}>{t.none}</p>;
  }
  return (
    <>
      <ul className={classes['rows']} aria-label={t.list}>
        {list.backups.map((backup) => (
          <Row key={backup.location} backup={backup} onRestore={() => setAsked(backup)} />
        ))}
        {list.damaged.map((name) => (
          <li key={name}>▲ {t.unreadable(name)}</li>
        ))}
      </ul>
      {asked && <RestoreDialog backup={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function Row({
  backup,
  onRestore,
}: {
  readonly backup: Backup;
  readonly onRestore: () => void;
}): ReactNode {
  const t = useTexts(backupTexts);
  const format = useNumber();
  const check = useMutation(api.archives.verifyBackup.mutationOptions());
  const { grant, location, madeAt, kind, messages, bytes } = backup;
  return (
    <li className={classes['row']} title={location}>
      <span className={classes['when']}>
        <TimeText at={madeAt} />{' '}
        <span className={classes['quiet']}>
          {kind === 'manual' ? t.manual : t.automaticKind} ·{' '}
          {t.content(format(messages), megabytes(bytes))}
        </span>
      </span>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="subtle"
          loading={check.isPending}
          onClick={() => check.mutate({ grant })}
        >
          {t.check}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onRestore}>
          {t.restore}
        </Button>
      </Group>
      <span role="status" className={classes['verdict']}>
        {check.data?.verdict === 'intact' && `● ${t.intact}`}
        {check.data?.verdict === 'damaged' && `▲ ${t.damaged(format(check.data.findings.length))}`}
      </span>
      {check.error !== null && <Failure error={check.error} what={t.check} />}
    </li>
  );
}

function RestoreDialog({
  backup,
  onClose,
}: {
  readonly backup: Backup;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(backupTexts);
  const format = useNumber();
  const language = useLanguage();
  const { zone } = useSettings();
  const [progress, setProgress] = useState<BackupProgress | null>(null);
  const restore = useMutation({
    mutationFn: async () => {
      for await (const step of await client.archives.restore({ backup: backup.grant })) {
        if (step.type === 'progress') setProgress(step);
      }
      onClose();
      notify(t.restored(fullTime(backup.madeAt, zone, language)));
    },
  });
  const done = progress && progress.total > 0 ? progress.done / progress.total : 0;
  return (
    <Dialog onClose={restore.isPending ? () => undefined : onClose} title={t.restoreTitle} centered>
      <p>{t.restoreWords(fullTime(backup.madeAt, zone, language), format(backup.messages))}</p>
      <p className={classes['quiet']}>{t.restoreProof}</p>
      <p role="status">{restore.isPending && t.restoring(`${Math.floor(100 * done)} %`)}</p>
      {restore.error !== null && <Failure error={restore.error} what={t.restoreFailed} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" disabled={restore.isPending} onClick={onClose}>
          {t.cancel}
        </Button>
        <Button loading={restore.isPending} onClick={() => restore.mutate()}>
          {t.restoreAction}
        </Button>
      </Group>
    </Dialog>
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}
