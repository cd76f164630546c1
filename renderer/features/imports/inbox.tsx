import { Button, Loader } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { InboxState } from '../../../shared/contract/imports.ts';
import { inboxTexts } from '../../../shared/i18n/inbox.ts';
import { api, client } from '../../api/client.ts';
import { chooseFolder, hasDesktop, showInFolder } from '../../api/files.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { sizeText } from '../../ui/time-left.ts';
import classes from './imports.module.css';

/** The watched folder: where it is, what waits there, what became of what lay there. */
export function Inbox(): ReactNode {
  const t = useTexts(inboxTexts);
  const query = useQuery(api.imports.inbox.state.queryOptions({ refetchInterval: 5_000 }));
  return (
    <QueryState query={query} what={t.title}>
      {(state) => (
        <>
          <Folder state={state} />
          <Waiting state={state} />
          <Taken state={state} />
        </>
      )}
    </QueryState>
  );
}

function Folder({ state }: { state: InboxState }): ReactNode {
  const t = useTexts(inboxTexts);
  const choose = useMutation({
    mutationFn: async (own: boolean) => {
      const folder = own ? null : await chooseFolder();
      if (!own && folder === null) return;
      await client.imports.inbox.choose({ grant: folder?.grant ?? null });
    },
  });
  const reveal = useMutation({
    mutationFn: async () => showInFolder((await client.imports.inbox.reveal()).grant),
  });
  const error = choose.error ?? reveal.error;
  return (
    <Panel title={t.title}>
      <p>{t.what}</p>
      <p className={classes['folder']}>
        <code>{state.folder}</code>
        <span className={classes['quiet']}>{state.isOwn ? t.own : t.chosen}</span>
      </p>
      {!state.isThere && <p role="status">▲ {t.missing}</p>}
      {state.unreadable.length > 0 && (
        <p role="status">▲ {t.unreadable(state.unreadable.join(', '))}</p>
      )}
      <div className={classes['buttons']}>
        {hasDesktop && (
          <>
            <Button variant="default" size="xs" onClick={() => reveal.mutate()}>
              {t.show}
            </Button>
            <Button
              variant="default"
              size="xs"
              loading={choose.isPending}
              onClick={() => choose.mutate(false)}
            >
              {t.choose}
            </Button>
          </>
        )}
        {!state.isOwn && (
          <Button variant="default" size="xs" onClick={() => choose.mutate(true)}>
            {t.useOwn}
          </Button>
        )}
      </div>
      {!hasDesktop && <p className={classes['quiet']}>{t.browserHint}</p>}
      {error !== null && <Failure error={error} what={t.title} />}
    </Panel>
  );
}

const shownWaiting = 50;

function Waiting({ state: { waiting } }: { state: InboxState }): ReactNode {
  const t = useTexts(inboxTexts);
  const format = useNumber();
  const take = useMutation(
    api.imports.inbox.take.mutationOptions({
      onSuccess: ({ taken }) => {
        if (taken.length === 0) notify(t.nothingTaken);
      },
    }),
  );
  return (
    <Panel
      title={t.waiting}
      actions={
        waiting.length > 0 && (
          <Button
            variant="default"
            size="xs"
            loading={take.isPending}
            onClick={() => take.mutate(undefined)}
          >
            {t.takeNow}
          </Button>
        )
      }
    >
      {waiting.length === 0 ? (
        <p className={classes['quiet']}>{t.nothingWaits}</p>
      ) : (
        <ul className={classes['waiting']}>
          {waiting.slice(0, shownWaiting).map((name) => (
            <li key={name}>
              <Loader size="xs" aria-hidden /> {name}
            </li>
          ))}
          {waiting.length > shownWaiting && (
            <li className={classes['quiet']}>{t.more(format(waiting.length - shownWaiting))}</li>
          )}
        </ul>
      )}
      {take.error !== null && <Failure error={take.error} what={t.takeNow} />}
    </Panel>
  );
}

function Taken({ state: { taken } }: { state: InboxState }): ReactNode {
  const t = useTexts(inboxTexts);
  const format = useNumber();
  if (taken.length === 0)
    return (
      <Panel title={t.taken}>
        <p className={classes['quiet']}>{t.nothingTaken}</p>
      </Panel>
    );
  return (
    <Panel title={t.taken}>
      <div className={classes['tableScroll']} tabIndex={0} role="region" aria-label={t.taken}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t.when}</th>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.result}</th>
              <th scope="col" className={classes['right']}>
                {t.size}
              </th>
            </tr>
          </thead>
          <tbody>
            {taken.map((entry) => (
              <tr key={`${entry.name} ${entry.takenAt}`}>
                <td className={classes['number']}>
                  <TimeText at={entry.takenAt} />
                </td>
                <td className={classes['pathCell']}>{entry.name}</td>
                <td>
                  {entry.status === 'refused' ? (
                    <span className={classes['bad']}>▲ {t.refused}</span>
                  ) : entry.status === 'unchanged' ? (
                    t.unchanged
                  ) : (
                    t.imported(format(entry.newMessages), entry.batchId ?? '')
                  )}
                  {entry.error !== null && <div className={classes['quiet']}>{entry.error}</div>}
                </td>
                <td className={classes['right']}>{sizeText(entry.bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
