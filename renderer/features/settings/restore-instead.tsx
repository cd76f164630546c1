import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { backupTexts } from '../../../shared/i18n/backups.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { BackupRows } from './backup-rows.tsx';

/** The way on where an archive cannot be opened and has backups. */
export function RestoreInstead(): ReactNode {
  const t = useTexts(backupTexts);
  const list = useQuery(api.archives.backups.queryOptions());
  if (!list.data || list.data.backups.length === 0) return null;
  return (
    <Panel title={t.restoreInstead}>
      <BackupRows list={list.data} />
    </Panel>
  );
}
