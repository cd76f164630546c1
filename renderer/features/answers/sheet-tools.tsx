import { Button, TextInput } from '@mantine/core';
import { answersTexts } from '../../../shared/i18n/answers.ts';
import { client } from '../../api/client.ts';
import { chooseFiles, saveText } from '../../api/files.ts';
import { ActionKey } from '../../ui/key-hint.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { useNow } from '../../ui/now.ts';
import { useSettings } from '../../ui/settings.ts';
import classes from './answers.module.css';
import { dayOf } from '../../ui/days.ts';

interface SheetToolsProps {
  /** The day that is looked at; empty for today. */
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly asOf: number | undefined;
  readonly addLabel: string;
  readonly onAdd: () => void;
  readonly onFailed: (error: unknown) => void;
}

/** The day that the sheet is shown of, a new entry, and the sheet as a table. */
export function SheetTools({ day, onDay, asOf, addLabel, onAdd, onFailed }: SheetToolsProps) {
  const t = useTexts(answersTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  const now = useNow();
  const exportTable = async (): Promise<void> => {
    const at = asOf === undefined ? {} : { asOf };
    const { csv, answers } = await client.answers.exportCsv({ language, ...at });
    saveText(t.fileName(dayOf(asOf ?? now, zone)), [csv], 'text/csv');
    notify(t.exported(answers));
  };
  const importTable = async (): Promise<void> => {
    const [file] = await chooseFiles([{ name: 'CSV', extensions: ['csv', 'txt'] }]);
    if (!file) return;
    const { added, revised, unchanged, issues } = await client.answers.importCsv({
      grant: file.grant,
    });
    notify(t.imported(added, revised, unchanged, issues.length));
  };
  return (
    <div className={classes['tools']}>
      <label className={classes['day']} title={t.asOfHint}>
        {t.asOf}
        <TextInput
          type="date"
          size="xs"
          value={day}
          onChange={(event) => onDay(event.currentTarget.value)}
        />
      </label>
      {day !== '' && (
        <Button size="compact-sm" variant="subtle" onClick={() => onDay('')}>
          {t.today}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void importTable().catch(onFailed)}
      >
        {t.importTable}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void exportTable().catch(onFailed)}
      >
        {t.exportTable}
      </Button>
      <Button size="compact-sm" onClick={onAdd} rightSection={<ActionKey action="addAnswer" />}>
        {addLabel}
      </Button>
    </div>
  );
}
