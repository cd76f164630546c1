import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { api, client } from '../../api/client.ts';
import { useImport } from '../../ui/import-run.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Page } from '../../ui/page.tsx';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import { Batches } from './batches.tsx';
import { Chosen } from './chosen.tsx';
import { Coverage } from './coverage.tsx';
import { DropZone } from './drop-zone.tsx';
import { Inbox } from './inbox.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { Questions } from './questions.tsx';
import { Report } from './report.tsx';
import { batchesOf, refusedOf } from './batches-of.ts';
import { runBatches } from './run-batches.ts';
import { Running } from './running.tsx';
import { StaleAccounts } from './stale-accounts.tsx';
import { useChosenFiles } from './use-chosen-files.ts';
import { useWholeRoom } from './use-whole-room.ts';

const views = ['import', 'history', 'inbox', 'coverage'] as const;
type View = (typeof views)[number];

/** Everything that comes in: what is chosen now, what came before, what is watched, what is missing. */
export function ImportsRoom(): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const [view, setView] = useKeptState<View>('imports.view', () => 'import');
  const questions = useQuery(api.imports.questions.queryOptions());
  const open = questions.data?.questions.length ?? 0;
  const names: Readonly<Record<View, string>> = {
    import: t.viewImport,
    history: open > 0 ? `${t.viewHistory} ${format(open)}` : t.viewHistory,
    inbox: t.viewInbox,
    coverage: t.viewCoverage,
  };
  return (
    <Page title={t.title} kind="text">
      <Tabs value={view} onChange={(value) => setView(value as View)}>
        <Tabs.List aria-label={t.views}>
          {views.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {names[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {view === 'import' && <ImportView onCoverage={() => setView('coverage')} />}
      {view === 'history' && (
        <>
          <Questions />
          <Batches />
        </>
      )}
      {view === 'inbox' && <Inbox />}
      {view === 'coverage' && <Coverage />}
    </Page>
  );
}

/** Choose, drop or paste; look before it is taken in; count; import; see what became of every record. */
function ImportView({ onCoverage }: { onCoverage: () => void }): ReactNode {
  const t = useTexts(importsTexts);
  const chosen = useChosenFiles();
  const run = useImport();
  const [isPasting, setPasting] = useState(false);
  const hasFiles = chosen.files.length > 0;
  const start = async (): Promise<void> => {
    const { files } = chosen;
    const batches = batchesOf(chosen);
    const report = await run.start(async (signal) =>
      runBatches(batches, client.imports.run, signal),
    );
    // What failed or was stopped stays chosen, and so does what was refused.
    if (report) chosen.keep(refusedOf(files, report));
  };
  const count = (): void => {
    const batches = batchesOf(chosen);
    void run.start(async (signal) => runBatches(batches, client.imports.dryRun, signal), 'dry');
  };
  useWholeRoom(chosen, !run.isRunning && !isPasting);
  // The browser brings what was copied by itself; here it is only named.
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [{ keys: ['mod+v'], label: t.pasteHere, shown: true, run: () => false }],
    [t],
  );
  useShortcuts(shortcuts, !run.isRunning);
  if (run.isRunning) return <Running run={run} onCancel={run.cancel} />;
  return (
    <>
      <Report run={run} hasLeft={hasFiles} onClose={run.clear} />
      {hasFiles ? (
        <Chosen chosen={chosen} onStart={() => void start()} onDryRun={count} />
      ) : (
        <>
          <DropZone chosen={chosen} onPaste={() => setPasting(true)} />
          <StaleAccounts onShow={onCoverage} />
          <Questions />
        </>
      )}
      {isPasting && (
        <PasteDialog
          onStart={(text) => {
            setPasting(false);
            void chosen.paste(text);
          }}
          onClose={() => setPasting(false)}
        />
      )}
    </>
  );
}
