import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { AppError } from '../../../shared/contract/errors.ts';
import type { GrantedFile } from '../../../shared/contract/desktop.ts';
import type { Columns, Inspection } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { roleWords } from '../../../shared/i18n/words.ts';
import { api } from '../../api/client.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import classes from './imports.module.css';
import { useChoiceWords, useFormatWords, useQuestionWords } from './choice-words.ts';
import { IssueList } from './issue-list.tsx';
import { importOptions, type OptionFields } from './options.ts';

interface PreviewProps {
  readonly file: GrantedFile;
  readonly options: OptionFields;
  /** Named by hand. */
  readonly columns: Columns | undefined;
  readonly onColumns: (columns: Columns | undefined) => void;
}

/** How one file would be read: nothing of it is stored yet. */
export function Preview({ file, options, columns, onColumns }: PreviewProps): ReactNode {
  const t = useTexts(importsTexts);
  const [read] = useDebouncedValue(importOptions(options, columns), 250);
  const query = useQuery(
    api.imports.inspect.queryOptions({
      input: { grant: file.grant, options: read, limit: 20 },
      placeholderData: keepPreviousData,
      staleTime: Infinity,
    }),
  );
  // A table whose headers nobody has heard of is refused until its columns are named.
  const mayBeTable =
    columns === undefined &&
    query.error instanceof AppError &&
    query.error.code === 'unsupported-format' &&
    /\.(csv|tsv|txt|log)$/i.test(file.name);
  const shown = query.error === null ? query : { ...query, data: undefined };
  return (
    <section className={classes['preview']} aria-label={t.preview(file.name)}>
      {mayBeTable && (
        <p className={classes['tableOffer']}>
          {t.readAsTableHint}
          <Button variant="default" onClick={() => onColumns({ text: '#1' })}>
            {t.readAsTable}
          </Button>
        </p>
      )}
      {query.data?.table && columns && (
        <Button variant="subtle" size="compact-sm" onClick={() => onColumns(undefined)}>
          {t.columnsAuto}
        </Button>
      )}
      <QueryState query={shown} what={file.name}>
        {(inspection) => (
          <>
            <Facts inspection={inspection} />
            {inspection.table && (
              <ColumnMapping
                table={inspection.table}
                columns={columns ?? inspection.table.columns}
                onChange={onColumns}
              />
            )}
            <Participants inspection={inspection} />
            <FirstRows inspection={inspection} />
            <IssueList issues={inspection.issues} />
          </>
        )}
      </QueryState>
    </section>
  );
}

function Facts({ inspection }: { inspection: Inspection }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const { counts, questions } = inspection;
  const sayFormat = useFormatWords();
  const sayChoice = useChoiceWords();
  const sayQuestion = useQuestionWords();
  return (
    <dl className={classes['facts']}>
      <dt>{t.format}</dt>
      <dd>
        {sayFormat(inspection.format)}
        {inspection.beta && ` (${t.beta})`}
      </dd>
      <dt>{t.encoding}</dt>
      <dd>{inspection.encoding}</dd>
      <dt>{t.found}</dt>
      <dd>{t.foundWords(format(counts.messages), format(counts.system), format(counts.issues))}</dd>
      {questions.map(({ id, assumed }) => (
        <div key={id} className={classes['fact']}>
          <dt>{sayQuestion(id)}</dt>
          <dd>{t.assumed(sayChoice(assumed))}</dd>
        </div>
      ))}
    </dl>
  );
}

const shownParticipants = 12;

function Participants({ inspection }: { inspection: Inspection }): ReactNode {
  const t = useTexts(importsTexts);
  const roles = useTexts(roleWords);
  const byName = new Map(
    inspection.conversations
      .flatMap(({ participants }) => participants)
      .map((participant) => [participant.name, participant]),
  );
  const names = [...byName.values()];
  if (names.length === 0) return null;
  return (
    <>
      <h3 className={classes['subTitle']}>{t.participants}</h3>
      <ul className={classes['participants']} aria-label={t.participants}>
        {names.slice(0, shownParticipants).map(({ name, role }) => (
          <li key={name}>
            {name} <span className={classes['quiet']}>{roles[role]}</span>
          </li>
        ))}
        {names.length > shownParticipants && <li>+{names.length - shownParticipants}</li>}
      </ul>
    </>
  );
}

function FirstRows({ inspection }: { inspection: Inspection }): ReactNode {
  const t = useTexts(importsTexts);
  const roles = useTexts(roleWords);
  const platform = inspection.conversations[0]?.platform;
  if (inspection.messages.length === 0) return null;
  return (
    <>
      <h3 className={classes['subTitle']}>
        {platform && <PlatformMark platform={platform} />} {t.firstRows}
      </h3>
      <div className={classes['tableScroll']} tabIndex={0} role="region" aria-label={t.firstRows}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t.fieldTime}</th>
              <th scope="col">{t.fieldSender}</th>
              <th scope="col">{t.fieldRole}</th>
              <th scope="col">{t.fieldText}</th>
            </tr>
          </thead>
          <tbody>
            {inspection.messages.map((message, index) => (
              // Rows of a preview never move.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <td className={classes['number']}>{message.wallClock?.replace('T', ' ')}</td>
                <td>{message.sender}</td>
                <td>{roles[message.role]}</td>
                <td className={classes['textCell']}>{message.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
