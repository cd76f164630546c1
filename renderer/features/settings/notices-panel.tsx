import { Checkbox, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { systemNotices } from '../../../shared/contract/settings.ts';
import { systemNoticeTexts } from '../../../shared/i18n/system-notices.ts';
import { useChangeSettings } from '../../ui/change-settings.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import { Field } from './field.tsx';

/** What the system tells of while nobody looks at the window. */
export function NoticesPanel(): ReactNode {
  const t = useTexts(systemNoticeTexts);
  const settings = useSettings();
  const change = useChangeSettings();
  return (
    <Panel title={t.title}>
      <Field label={t.which}>
        <Stack gap={6} role="group" aria-label={t.which}>
          <Text size="sm" c="dimmed">
            {t.hint}
          </Text>
          {systemNotices.map((notice) => (
            <Checkbox
              key={notice}
              label={t[notice]}
              checked={settings.systemNotices.includes(notice)}
              onChange={({ currentTarget: { checked } }) =>
                change({
                  systemNotices: systemNotices.filter((other) =>
                    other === notice ? checked : settings.systemNotices.includes(other),
                  ),
                })
              }
            />
          ))}
          <Checkbox
            label={t.tray}
            checked={settings.closeToTray}
            onChange={({ currentTarget }) => change({ closeToTray: currentTarget.checked })}
          />
        </Stack>
      </Field>
    </Panel>
  );
}
