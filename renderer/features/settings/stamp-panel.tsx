import type { ReactNode } from 'react';
import { settingsSchema } from '../../../shared/contract/settings.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { client } from '../../api/client.ts';
import { AutosaveField } from '../../ui/autosave-field.tsx';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';

/** Whose time stamps packages get; without an address nothing is ever asked. */
export function StampPanel(): ReactNode {
  const t = useTexts(evidenceTexts);
  const { timeStampUrl } = useSettings();
  const isWrong = (value: string): boolean =>
    !settingsSchema.shape.timeStampUrl.safeParse(value.trim() || null).success;
  return (
    <Panel title={t.stampPanel}>
      <AutosaveField
        label={t.stampUrl}
        hint="https://"
        description={t.stampUrlHint}
        limit={500}
        value={timeStampUrl ?? ''}
        check={(value) => (isWrong(value) ? t.stampUrlWrong : null)}
        save={(value) => client.settings.set({ timeStampUrl: value.trim() || null })}
      />
    </Panel>
  );
}
