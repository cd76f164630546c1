import { MantineProvider } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { useColorScheme } from '@mantine/hooks';
import type { CurrentArchive } from '../../shared/contract/archives.ts';
import { archiveExpected } from '../../shared/contract/desktop.ts';
import { AppError, isErrorCode } from '../../shared/contract/errors.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { api } from '../api/client.ts';
import { setActor } from '../api/link.ts';
import { styleNonce } from '../api/nonce.ts';
import { openBasket } from '../ui/basket.ts';
import { putEarlyFrameAway } from '../ui/early-frame.ts';
import { Failure } from '../ui/failure.tsx';
import { forgetKeptState } from '../ui/kept-state.ts';
import { LanguageContext, useTexts } from '../ui/language.ts';
import { rememberLook, showLook } from '../ui/look.ts';
import { forgetUndo } from '../ui/notice.tsx';
import { useRecovery } from '../ui/recovery.ts';
import { SettingsContext, useStoredSettings } from '../ui/settings.ts';
import { ArchivePanel, FirstRun, Recovery, RestoreInstead, UnlockScreen } from './on-demand.tsx';
import { remapShortcuts } from '../ui/shortcuts.ts';
import { LockGate } from './lock-gate.tsx';
import { Shell } from './shell.tsx';
import { cssVariables, themeIn } from './theme.ts';

/** Language, colours and text size of the settings around everything, and the archive's gate. */
export function App(): ReactNode {
  const settings = useStoredSettings();
  const { language, theme: chosen, textSize, person, shortcuts } = settings;
  const system = useColorScheme();
  const { close } = appTexts[language];
  const theme = useMemo(() => themeIn(close), [close]);
  useEffect(() => showLook({ language, textSize }), [language, textSize]);
  useLayoutEffect(putEarlyFrameAway, []);
  useEffect(() => rememberLook(settings), [settings]);
  useEffect(() => setActor(person), [person]);
  useEffect(() => remapShortcuts(shortcuts), [shortcuts]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={chosen === 'system' ? system : chosen}
      getStyleNonce={styleNonce}
      deduplicateCssVariables={false}
    >
      <SettingsContext value={settings}>
        <LanguageContext value={language}>
          <OpenArchive />
        </LanguageContext>
      </SettingsContext>
    </MantineProvider>
  );
}

/** The shell stands on an open archive; without one, only another can be opened. */
function OpenArchive(): ReactNode {
  const t = useTexts(appTexts);
  const current = useQuery(api.archives.current.queryOptions());
  const location = current.data?.location;
  const visit = useVisit(location);
  useEffect(() => {
    if (location === undefined) return;
    openBasket(location);
    return () => {
      forgetKeptState();
      forgetUndo();
    };
  }, [location]);
  const recovery = useRecovery();
  if (current.data?.state === 'none') return <FirstRun />;
  const error = current.data?.state === 'failed' ? errorOf(current.data.error) : null;
  const isClosed = error?.details?.['reason'] === 'passphrase-needed';
  if (error !== null && !isClosed) {
    return (
      <main>
        <Failure error={error} what={t.startFailed} onRetry={() => void current.refetch()} />
        <OtherWays />
      </main>
    );
  }
  if (current.data === undefined && !(isExpected && current.error === null)) {
    if (current.error === null) return null;
    return (
      <main>
        <Failure
          error={current.error}
          what={t.startFailed}
          onRetry={() => void current.refetch()}
        />
      </main>
    );
  }
  return (
    <LockGate
      key={visit}
      isEarly={current.data === undefined}
      isClosed={isClosed}
      otherwise={
        <main>
          <UnlockScreen name={current.data?.name ?? ''}>
            <OtherWays />
          </UnlockScreen>
        </main>
      }
    >
      <Shell />
      {recovery !== null && <Recovery {...recovery} />}
    </LockGate>
  );
}

/** Where the archive cannot be opened: one of its backups, or another archive. */
function OtherWays(): ReactNode {
  return (
    <>
      <RestoreInstead />
      <ArchivePanel />
    </>
  );
}

function errorOf({ code, message, details }: FailedArchive['error']): AppError {
  return new AppError(isErrorCode(code) ? code : 'internal', message, details);
}

type FailedArchive = Extract<CurrentArchive, { state: 'failed' }>;

/** The desktop says so of its own memory: the frame then stands while the core still opens the archive. */
const isExpected = new URLSearchParams(window.location.search).has(archiveExpected);

/** Counts the archives of this window: with another one everything on the screen begins anew. */
function useVisit(location: string | undefined): number {
  const [visit, setVisit] = useState({ location, count: 0 });
  if (location !== undefined && location !== visit.location) {
    const isFirst = visit.location === undefined;
    setVisit({ location, count: isFirst ? visit.count : visit.count + 1 });
  }
  return visit.count;
}
