import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { client } from '../../api/client.ts';
import { saveText } from '../../api/files.ts';
import { Failure } from '../../ui/failure.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { printDocument } from './print-document.ts';

type Format = 'html' | 'md' | 'csv' | 'txt' | 'json';

const types: Readonly<Record<Format, string>> = {
  html: 'text/html',
  md: 'text/markdown',
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
};

/** Takes a note out: five formats, and paper. */
export function ExportMenu({ handoverId }: { readonly handoverId: string }) {
  const t = useTexts(handoversTexts);
  const language = useLanguage();
  const [error, setError] = useState<unknown>(null);
  const render = (format: Format) => client.handovers.render({ handoverId, format, language });
  const attempt = (deed: () => Promise<void>): void => {
    setError(null);
    deed().catch(setError);
  };
  const save = (format: Format): void =>
    attempt(async () => {
      const { content, fileName } = await render(format);
      saveText(fileName, [content], types[format]);
      notify(t.exportDone(fileName));
    });
  const print = (): void =>
    attempt(async () => {
      const { content } = await render('html');
      await printDocument(content);
    });
  useShortcuts([{ action: 'print', label: t.print, run: print }]);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">{t.export}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save('html')}>{t.exportHtml}</Menu.Item>
          <Menu.Item onClick={() => save('md')}>{t.exportMarkdown}</Menu.Item>
          <Menu.Item onClick={() => save('csv')}>{t.exportCsv}</Menu.Item>
          <Menu.Item onClick={() => save('txt')}>{t.exportText}</Menu.Item>
          <Menu.Item onClick={() => save('json')}>{t.exportJson}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" onClick={print}>
        {t.print}
      </Button>
      {error !== null && <Failure error={error} what={t.exportFailed} />}
    </>
  );
}
