import { Button, Group, Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Report } from '../../../shared/contract/reports.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { reportsTexts } from '../../../shared/i18n/reports.ts';
import { api, client } from '../../api/client.ts';
import { saveText } from '../../api/files.ts';
import { AutosaveField } from '../../ui/autosave-field.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useSettings } from '../../ui/settings.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { wallTime } from '../../ui/time.ts';
import classes from './handovers.module.css';
import { printDocument } from './print-document.ts';

interface ReportPageProps {
  readonly reportId: string;
  readonly onBack: () => void;
}

/** One report: its figures, its sections to edit, and the signature. */
export function ReportPage({ reportId, onBack }: ReportPageProps) {
  const t = useTexts(handoverDeedsTexts);
  const query = useQuery(api.reports.get.queryOptions({ input: { reportId } }));
  return (
    <div className={classes['sheet']}>
      <div className={classes['tools']}>
        <Button size="compact-sm" variant="subtle" onClick={onBack}>
          {t.back}
        </Button>
        <Exports reportId={reportId} />
      </div>
      <QueryState query={query} what={t.viewReports}>
        {(report) => <Sheet report={report} />}
      </QueryState>
    </div>
  );
}

function Sheet({ report }: { readonly report: Report }) {
  const t = useTexts(handoverDeedsTexts);
  const { zone } = useSettings();
  const queries = useQueryClient();
  const { reportId, kind, state, from, to, sections, signedBy, signedAt, hash } = report;
  const show = (next: Report): void => {
    queries.setQueryData(api.reports.get.queryKey({ input: { reportId } }), next);
    void queries.invalidateQueries({ queryKey: api.reports.list.key() });
  };
  return (
    <>
      <h2 className={classes['sectionName']}>
        {t[kind]} {t.reportPeriod(wallTime(from, zone).date, wallTime(to - 1, zone).date)}
      </h2>
      {signedBy !== null && (
        <p className={classes['seal']}>
          {signedBy} <TimeText at={signedAt} full /> {hash?.slice(0, 8)}
        </p>
      )}
      <Counts report={report} />
      {sections.map(({ id, text, isWritten }) => (
        <section key={id} className={classes['section']} aria-label={t[id]}>
          {state === 'draft' ? (
            <>
              <AutosaveField
                label={t[id]}
                kind="text"
                limit={5_000}
                value={text}
                save={async (value) =>
                  show(await client.reports.edit({ reportId, section: id, text: value }))
                }
              />
              {!isWritten && text !== '' && <p className={classes['remark']}>{t.drawn}</p>}
            </>
          ) : (
            <>
              <h3 className={classes['sectionName']}>{t[id]}</h3>
              <p className={classes['written']}>{text}</p>
            </>
          )}
        </section>
      ))}
      {state === 'draft' && <Sign reportId={reportId} onSigned={show} />}
    </>
  );
}

function Counts({ report }: { readonly report: Report }) {
  const t = useTexts(handoverDeedsTexts);
  const words = useTexts(reportsTexts);
  const names: Readonly<Record<string, unknown>> = words;
  const number = useNumber();
  const nameOf = (name: string): string => {
    const known = names[name];
    return typeof known === 'string' ? known : name;
  };
  const say = (name: string, value: number): string =>
    name.endsWith('Seconds') ? words.seconds(number(value)) : number(value);
  return (
    <dl className={classes['counts']} aria-label={t.counts}>
      {report.counts.map(({ name, value, before }) => (
        <div key={name}>
          <dt>{nameOf(name)}</dt>
          <dd>{value === null ? t.notComputable : say(name, value)}</dd>
          <dd className={classes['remark']}>
            {before === null ? '' : t.countBefore(say(name, before))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface SignProps {
  readonly reportId: string;
  readonly onSigned: (report: Report) => void;
}

function Sign({ reportId, onSigned }: SignProps) {
  const t = useTexts(handoverDeedsTexts);
  const { person } = useSettings();
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<unknown>(null);
  const sign = async (): Promise<void> => {
    setError(null);
    try {
      onSigned(
        await client.reports.sign({
          reportId,
          as: person === '' ? t.nobody : person,
          ...(secret === '' ? {} : { secret }),
        }),
      );
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Group gap="xs" align="flex-end" mt="md">
      <SecretField name={person} value={secret} onChange={setSecret} />
      <Button onClick={() => void sign()}>{t.signReport}</Button>
      {error !== null && <Failure error={error} what={t.signReport} />}
    </Group>
  );
}

const types = {
  html: 'text/html',
  md: 'text/markdown',
  txt: 'text/plain',
  csv: 'text/csv',
} as const;

function Exports({ reportId }: { readonly reportId: string }) {
  const t = useTexts(handoversTexts);
  const language = useLanguage();
  const [error, setError] = useState<unknown>(null);
  const render = (format: keyof typeof types) =>
    client.reports.render({ reportId, format, language });
  const save = (format: keyof typeof types): void => {
    setError(null);
    render(format)
      .then(({ content, fileName }) => saveText(fileName, [content], types[format]))
      .catch(setError);
  };
  const print = (): void => {
    setError(null);
    render('html')
      .then(({ content }) => printDocument(content))
      .catch(setError);
  };
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-sm" variant="default">
            {t.export}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save('html')}>{t.exportHtml}</Menu.Item>
          <Menu.Item onClick={() => save('md')}>{t.exportMarkdown}</Menu.Item>
          <Menu.Item onClick={() => save('csv')}>CSV</Menu.Item>
          <Menu.Item onClick={() => save('txt')}>{t.exportText}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button size="compact-sm" variant="default" onClick={print}>
        {t.print}
      </Button>
      {error !== null && <Failure error={error} what={t.exportFailed} />}
    </>
  );
}
