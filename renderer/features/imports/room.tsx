import { useState, type ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { client } from '../../api/client.ts';
import { useImport } from '../../ui/import-run.ts';
import { useTexts } from '../../ui/language.ts';
import { Page } from '../../ui/page.tsx';
import { Batches } from './batches.tsx';
import { Chosen } from './chosen.tsx';
import { DropZone } from './drop-zone.tsx';
import { importOptions } from './options.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { Questions } from './questions.tsx';
import { batchesOf, runBatches } from './run-batches.ts';
import { Report } from './report.tsx';
import { Running } from './running.tsx';
import { useChosenFiles } from './use-chosen-files.ts';

/** Choose or drop, look before it is taken in, import, and see line by line what became of it. */
export function ImportsRoom(): ReactNode {
  const t = useTexts(importsTexts);
  const chosen = useChosenFiles();
  const run = useImport();
  const [isPasting, setPasting] = useState(false);
  const start = (): void => {
    const batches = batchesOf(chosen);
    void run.start(async (signal) => runBatches(batches, signal));
    chosen.clear();
  };
  const startPasted = (text: string): void => {
    setPasting(false);
    const options = importOptions(chosen.options, undefined);
    void run.start((signal) => client.imports.paste({ text, options }, { signal }));
  };
  return (
    <Page title={t.title} kind="text">
      {run.isRunning ? (
        <Running progress={run.progress} onCancel={run.cancel} />
      ) : (
        <>
          <Report report={run.report} error={run.error} onClose={run.clear} />
          {chosen.files.length === 0 ? (
            <DropZone chosen={chosen} onPaste={() => setPasting(true)} />
          ) : (
            <Chosen chosen={chosen} onStart={start} />
          )}
        </>
      )}
      <Questions />
      <Batches />
      {isPasting && <PasteDialog onStart={startPasted} onClose={() => setPasting(false)} />}
    </Page>
  );
}
