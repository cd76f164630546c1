import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { GrantedFile } from '../../../shared/contract/desktop.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { EncodingChoice } from './encoding-choice.tsx';
import { readingsOf } from './encoding-readings.ts';
import { FirstRows } from './first-rows.tsx';
import { HandReading, linesOf } from './hand-reading.tsx';
import classes from './imports.module.css';
import { IssueList } from './issue-list.tsx';
import { importOptions, type OptionFields, type Reading } from './options.ts';
import { Participants } from './participants.tsx';
import { PreviewFacts } from './preview-facts.tsx';
import { PreviewQuestions } from './preview-questions.tsx';

export interface PreviewProps {
  readonly file: GrantedFile;
  readonly options: OptionFields;
  readonly onOptions: (options: OptionFields) => void;
  readonly reading: Reading;
  readonly onReading: (reading: Reading) => void;
}

/** How one file would be read, with what it asks; nothing of it is stored yet. */
export function Preview(props: PreviewProps): ReactNode {
  const { file, options, onOptions, reading, onReading } = props;
  const t = useTexts(importsTexts);
  const [read] = useDebouncedValue(importOptions(options, reading), 250);
  const query = useQuery(
    api.imports.inspect.queryOptions({
      input: { grant: file.grant, options: read, limit: 20 },
      placeholderData: keepPreviousData,
      staleTime: Infinity,
      // What a file is does not change by asking again.
      retryOnMount: false,
    }),
  );
  const encodings = readingsOf(query.error);
  const shown = query.error === null ? query : { ...query, data: undefined };
  const toggleOwn = (name: string): void => {
    const agents = options.agents.includes(name)
      ? options.agents.filter((agent) => agent !== name)
      : [...options.agents, name];
    onOptions({ ...options, agents });
  };
  return (
    <section className={classes['preview']} aria-label={t.preview(file.name)}>
      {encodings ? (
        <EncodingChoice
          readings={encodings}
          onChoose={(encoding) => onReading({ ...reading, encoding })}
        />
      ) : (
        linesOf(query.error) === null && (
          <QueryState query={shown} what={file.name}>
            {(inspection) => (
              <>
                <PreviewFacts
                  inspection={inspection}
                  isByHand={reading.linePattern !== undefined || reading.columns !== undefined}
                />
                <PreviewQuestions {...props} inspection={inspection} onToggleOwn={toggleOwn} />
              </>
            )}
          </QueryState>
        )
      )}
      <HandReading {...props} inspection={shown.data} failure={query.error} />
      {shown.data && (
        <>
          {shown.data.table && (
            <ColumnMapping
              table={shown.data.table}
              columns={reading.columns ?? shown.data.table.columns}
              onChange={(columns) => onReading({ ...reading, columns, preset: undefined })}
            />
          )}
          <Participants
            conversations={shown.data.conversations}
            own={options.agents}
            onToggle={toggleOwn}
          />
          <FirstRows inspection={shown.data} />
          <IssueList issues={shown.data.issues} />
        </>
      )}
    </section>
  );
}
