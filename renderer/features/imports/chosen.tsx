import { Button, CloseButton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { Failure } from '../../ui/failure.tsx';
import { ActionKey } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { ImportOptionsForm } from './options-form.tsx';
import classes from './imports.module.css';
import { Preview } from './preview.tsx';
import type { ChosenFiles } from './use-chosen-files.ts';

interface ChosenProps {
  readonly chosen: ChosenFiles;
  readonly onStart: () => void;
  readonly onDryRun: () => void;
}

/** The files that were chosen, what is in them, and how they shall be read. */
export function Chosen({ chosen, onStart, onDryRun }: ChosenProps): ReactNode {
  const t = useTexts(importsTexts);
  const { files } = chosen;
  const [shownGrant, show] = useState<string | null>(null);
  const shown = files.find(({ grant }) => grant === shownGrant) ?? files[0];
  useShortcuts([
    { action: 'startImport', label: t.start, shown: true, run: onStart },
    { action: 'dryRun', label: t.dryRun, shown: true, run: onDryRun },
  ]);
  return (
    <Panel
      title={t.chosen}
      actions={
        <>
          <Button variant="default" onClick={chosen.clear}>
            {t.clearAll}
          </Button>
          <Button variant="default" onClick={() => void chosen.choose()}>
            {t.addFiles}
          </Button>
          <Button variant="default" onClick={onDryRun}>
            {t.dryRun}
          </Button>
          <Button onClick={onStart} rightSection={<ActionKey action="startImport" />}>
            {t.startCount(files.length)}
          </Button>
        </>
      }
    >
      {chosen.error !== null && <Failure error={chosen.error} what={t.choose} />}
      <ul className={classes['files']} aria-label={t.chosen}>
        {files.map(({ grant, name }) => (
          <li key={grant} className={classes['file']} data-shown={grant === shown?.grant}>
            <button
              type="button"
              className={classes['fileName']}
              aria-pressed={grant === shown?.grant}
              onClick={() => show(grant)}
            >
              {name}
            </button>
            <CloseButton
              size="sm"
              aria-label={t.removeFile(name)}
              onClick={() => chosen.remove(grant)}
            />
          </li>
        ))}
      </ul>
      <ImportOptionsForm options={chosen.options} onChange={chosen.setOptions} />
      {shown && (
        <Preview
          key={shown.grant}
          file={shown}
          options={chosen.options}
          onOptions={chosen.setOptions}
          reading={chosen.readingOf(shown.grant)}
          onReading={(reading) => chosen.setReading(shown.grant, reading)}
        />
      )}
    </Panel>
  );
}
