import { Button } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ArchivePlace, RecentArchive } from '../../../shared/contract/archives.ts';
import { firstRunTexts } from '../../../shared/i18n/first-run.ts';
import { settingsTexts } from '../../../shared/i18n/settings.ts';
import { api, client } from '../../api/client.ts';
import { chooseFolder, hasDesktop } from '../../api/files.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { CreateDialog } from './create-dialog.tsx';
import { Field } from './field.tsx';
import encryptionClasses from './encryption.module.css';
import classes from './settings.module.css';
import { Verify } from './verify.tsx';

/** Where the archive lies, what it holds, whether it is sound, and the way to another one. */
export function ArchivePanel(): ReactNode {
  const t = useTexts(settingsTexts);
  const format = useNumber();
  const current = useQuery(api.archives.current.queryOptions());
  const stats = useQuery(api.archive.stats.queryOptions());
  return (
    <Panel title={t.archive}>
      <Field label={t.location}>
        <p className={classes['location']}>{current.data?.location ?? ''}</p>
        {current.error !== null && <Failure error={current.error} what={t.location} />}
      </Field>
      {stats.data && (
        <Field label={t.content}>
          <p className={classes['location']}>
            {t.contentWords(
              format(stats.data.messages),
              format(stats.data.conversations),
              format(stats.data.sourceFiles),
            )}
          </p>
        </Field>
      )}
      {current.data?.state === 'open' && <Verify />}
      <Others />
    </Panel>
  );
}

function Others(): ReactNode {
  const t = useTexts(settingsTexts);
  const recent = useQuery(api.archives.recent.queryOptions());
  const current = useQuery(api.archives.current.queryOptions());
  const [place, setPlace] = useState<ArchivePlace | null>(null);
  const open = useMutation({
    mutationFn: async (kind: 'open' | 'create') => {
      const folder = await chooseFolder();
      if (!folder) return;
      const { grant } = folder;
      if (kind === 'open') await client.archives.open({ grant });
      else setPlace(await client.archives.place({ grant }));
    },
  });
  const openRecent = useMutation(api.archives.open.mutationOptions());
  const others = recent.data?.archives.filter(
    ({ location }) => location !== current.data?.location,
  );
  const error = open.error ?? openRecent.error;
  return (
    <>
      {others !== undefined && others.length > 0 && (
        <Field label={t.recent}>
          <ul className={classes['recent']} aria-label={t.recent}>
            {others.map((archive) => (
              <RecentRow
                key={archive.location}
                archive={archive}
                isOpening={openRecent.isPending && openRecent.variables.grant === archive.grant}
                onOpen={() => openRecent.mutate({ grant: archive.grant })}
              />
            ))}
          </ul>
        </Field>
      )}
      {hasDesktop && (
        <Field label="">
          <Button variant="default" onClick={() => open.mutate('open')}>
            {t.openOther}
          </Button>
          <Button variant="default" onClick={() => open.mutate('create')}>
            {t.create}
          </Button>
        </Field>
      )}
      {error !== null && <Failure error={error} what={t.openOther} />}
      {place !== null && <CreateDialog place={place} onClose={() => setPlace(null)} />}
    </>
  );
}

interface RecentRowProps {
  readonly archive: RecentArchive;
  readonly isOpening: boolean;
  readonly onOpen: () => void;
}

/** An archive of before; one that is gone says so, and can be taken off the list. */
function RecentRow({ archive, isOpening, onOpen }: RecentRowProps): ReactNode {
  const t = useTexts(firstRunTexts);
  const queries = useQueryClient();
  const { grant, name, location, sample, state, openedAt, encryption } = archive;
  const shown = sample ? t.sampleName : name;
  const forget = useMutation(
    api.archives.forget.mutationOptions({
      onSuccess: () => {
        notify(t.forgotten);
        return queries.invalidateQueries({ queryKey: api.archives.recent.key() });
      },
    }),
  );
  return (
    <li>
      {state === 'missing' ? (
        <span className={classes['missing']}>{shown}</span>
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          title={location}
          loading={isOpening}
          onClick={onOpen}
        >
          {shown}
        </Button>
      )}{' '}
      {encryption !== 'plain' && (
        <span className={encryptionClasses['mark']}>
          {encryption === 'locked' ? <IconLock aria-hidden /> : <IconLockOpen aria-hidden />}
          {encryption === 'locked' ? t.lockedArchive : t.encryptedArchive}
        </span>
      )}{' '}
      <TimeText at={openedAt} />
      <p className={classes['place']}>
        {location}
        {state === 'missing' && (
          <>
            <br />
            {t.missing}{' '}
            <Button
              variant="default"
              size="compact-xs"
              aria-label={t.forgetOf(shown)}
              onClick={() => forget.mutate({ grant })}
            >
              {t.forget}
            </Button>
          </>
        )}
      </p>
    </li>
  );
}
