import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { settingsTexts } from '../../../shared/i18n/settings.ts';
import { languageNames, languages, type Language } from '../../../shared/i18n/texts.ts';
import { api } from '../../api/client.ts';
import { useChangeSettings } from '../../ui/change-settings.ts';
import { useTexts } from '../../ui/language.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import { ArchivePanel } from './archive-panel.tsx';
import { BackupsPanel } from './backups-panel.tsx';
import { DutyPanel } from './duty-panel.tsx';
import { EncryptionPanel } from './encryption-panel.tsx';
import { Field } from './field.tsx';
import { HandoverRules } from './handover-rules.tsx';
import { Jump } from './jump.tsx';
import { NoticesPanel } from './notices-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { PersonsPanel } from './persons-panel.tsx';
import { RemindersPanel } from './reminders-panel.tsx';
import { RosterPanel } from './roster-panel.tsx';
import { ScreenPanel } from './screen-panel.tsx';
import { SharePanel } from './share-panel.tsx';
import { ShopPanel } from './shop-panel.tsx';
import { ShiftsPanel } from './shifts-panel.tsx';
import { ShortcutsPanel } from './shortcuts-panel.tsx';
import { UpdatesPanel } from './updates-panel.tsx';
import { StampPanel } from './stamp-panel.tsx';

/** Everything is kept as soon as it is changed. */
export function SettingsRoom(): ReactNode {
  const t = useTexts(settingsTexts);
  const settings = useSettings();
  const change = useChangeSettings();
  return (
    <Page title={t.title} kind="text" actions={<Jump />}>
      <Panel title={t.appearance}>
        <Field label={t.language}>
          <SegmentedControl
            aria-label={t.language}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={settings.language}
            onChange={(value) => change({ language: value as Language })}
          />
        </Field>
        <Field label={t.theme}>
          <SegmentedControl
            aria-label={t.theme}
            data={(['system', 'light', 'dark'] as const).map((value) => ({
              value,
              label: t[value],
            }))}
            value={settings.theme}
            onChange={(theme) => change({ theme })}
          />
        </Field>
        <Field label={t.textSize}>
          <SegmentedControl
            aria-label={t.textSize}
            data={[100, 125, 150, 175, 200].map((size) => ({
              value: String(size),
              label: `${size} %`,
            }))}
            value={String(settings.textSize)}
            onChange={(size) => change({ textSize: Number(size) as typeof settings.textSize })}
          />
        </Field>
      </Panel>
      <ShopPanel />
      <PeoplePanel />
      <PersonsPanel />
      <ShiftsPanel />
      <RosterPanel />
      <DutyPanel />
      <HandoverRules />
      <RemindersPanel />
      <NoticesPanel />
      <ScreenPanel />
      <ShortcutsPanel />
      <StampPanel />
      <ArchivePanel />
      <EncryptionPanel />
      <BackupsPanel />
      <SharePanel />
      <UpdatesPanel />
      <About />
    </Page>
  );
}

function About(): ReactNode {
  const t = useTexts(settingsTexts);
  const version = useQuery(api.archive.stats.queryOptions()).data?.version;
  return (
    <Panel title={t.about}>
      <p>{t.aboutText}</p>
      {version !== undefined && <p>{t.version(version)}</p>}
    </Panel>
  );
}
