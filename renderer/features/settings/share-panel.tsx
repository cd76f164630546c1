import { Button, Group, SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { BundleMade, BundleMerged } from '../../../shared/contract/bundles.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { bundleTexts } from '../../../shared/i18n/bundles.ts';
import { api, client } from '../../api/client.ts';
import { chooseFiles, hasDesktop, saveGranted, showInFolder } from '../../api/files.ts';
import { Failure } from '../../ui/failure.tsx';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import { conflictWords } from './conflict-words.ts';
import { Field } from './field.tsx';
import classes from './settings.module.css';

type Span = 'all' | 'week' | 'month';

const days: Readonly<Record<Span, number | null>> = { all: null, week: 7, month: 30 };

/** One file out with all that came in and was decided, and another computer's in. */
export function SharePanel(): ReactNode {
  const t = useTexts(bundleTexts);
  const [span, setSpan] = useState<Span>('all');
  const create = useMutation(api.bundles.create.mutationOptions());
  const merge = useMutation({
    mutationFn: async () => {
      const [file] = await chooseFiles([{ name: t.bundleFile, extensions: ['kwb'] }]);
      return file ? client.bundles.merge({ grant: file.grant }) : null;
    },
  });
  const isBusy = create.isPending || merge.isPending;
  const error = create.error ?? merge.error;
  const result = useRef<HTMLDivElement>(null);
  const outcome = create.data ?? merge.data ?? error;
  useEffect(() => {
    if (outcome) result.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  return (
    <Panel title={t.title}>
      <p className={classes['quiet']}>{t.hint}</p>
      <Field label={t.since}>
        <SegmentedControl
          aria-label={t.since}
          data={(['all', 'week', 'month'] as const).map((value) => ({ value, label: t[value] }))}
          value={span}
          onChange={(value) => setSpan(value as Span)}
        />
        <Button
          variant="default"
          loading={create.isPending}
          disabled={isBusy}
          onClick={() => {
            merge.reset();
            create.mutate({ since: startOf(span) });
          }}
        >
          {t.create}
        </Button>
      </Field>
      <Field label={t.bring}>
        <Button
          variant="default"
          loading={merge.isPending}
          disabled={isBusy}
          onClick={() => {
            create.reset();
            merge.mutate();
          }}
        >
          {t.merge}
        </Button>
      </Field>
      <div ref={result} className={classes['outcome']}>
        <div role="status">
          {isBusy && <p>{t.working}</p>}
          {!isBusy && create.data && <Made made={create.data} />}
          {!isBusy && merge.data && <Merged merged={merge.data} />}
        </div>
        {error !== null && (
          <Failure
            error={error}
            what={t.failed}
            advice={isOfFile(error) ? t.noBundle : undefined}
          />
        )}
      </div>
    </Panel>
  );
}

/** The file is at fault, and another one from there would help. */
function isOfFile(error: unknown): boolean {
  return (
    error instanceof AppError &&
    (error.code === 'damaged-file' || error.code === 'unsupported-format')
  );
}

function startOf(span: Span): number {
  const back = days[span];
  return back === null ? 0 : Date.now() - back * 86_400_000;
}

function Made({ made }: { readonly made: BundleMade }): ReactNode {
  const t = useTexts(bundleTexts);
  const format = useNumber();
  const { location, file, batches, deeds } = made;
  const name = location.split(/[\\/]/).at(-1) ?? 'keptword.kwb';
  return (
    <>
      <p>{t.made(format(batches), format(deeds))}</p>
      <p className={classes['location']}>{location}</p>
      <Group gap="xs">
        <Button onClick={() => void saveGranted(file, name)}>{t.save}</Button>
        {hasDesktop && (
          <Button variant="default" onClick={() => void showInFolder(file)}>
            {t.show}
          </Button>
        )}
      </Group>
    </>
  );
}

function Merged({ merged }: { readonly merged: BundleMerged }): ReactNode {
  const t = useTexts(bundleTexts);
  const format = useNumber();
  const language = useLanguage();
  const { zone } = useSettings();
  const { totals, deeds, conflicts } = merged;
  const isNew = totals.new > 0 || deeds.applied > 0;
  return (
    <>
      <p>{isNew ? t.merged(format(totals.new), format(deeds.applied)) : t.nothingNew}</p>
      {totals.refused > 0 && <p>{t.refused(format(totals.refused))}</p>}
      {deeds.waiting > 0 && <p>{t.waiting(format(deeds.waiting))}</p>}
      {conflicts.length > 0 && (
        <>
          <p>▲ {t.conflicts(conflicts.length)}</p>
          <ul>
            {conflicts.map((conflict, index) => {
              const { field, here, there, kept } = conflictWords(conflict, zone, language);
              return (
                <li key={`${conflict.about} ${conflict.field} ${index}`}>
                  {t.conflict(conflict.about, field, here, there, kept)}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}
