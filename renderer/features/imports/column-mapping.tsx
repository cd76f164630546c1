import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { tableFields, type Columns, type Inspection } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './imports.module.css';

interface ColumnMappingProps {
  readonly table: NonNullable<Inspection['table']>;
  readonly columns: Columns;
  readonly onChange: (columns: Columns) => void;
}

/** Which column of a table is the time, the sender, the text; with the first rows to see by. */
export function ColumnMapping({ table, columns, onChange }: ColumnMappingProps): ReactNode {
  const t = useTexts(importsTexts);
  const names = {
    time: t.fieldTime,
    date: t.fieldDate,
    sender: t.fieldSender,
    text: t.fieldText,
    conversation: t.fieldConversation,
    role: t.fieldRole,
    order: t.fieldOrder,
    id: t.fieldId,
  } as const;
  // A header that is empty or comes twice is known by its number alone.
  const choices = table.headers.map((header, at) => {
    const isPlain = header !== '' && table.headers.indexOf(header) === at;
    return {
      value: isPlain ? header : `#${at + 1}`,
      label: header === '' ? t.columnNumber(at + 1) : header,
    };
  });
  const chosen = (column: string | undefined): string | null => {
    const number = /^#(\d+)$/.exec(column ?? '')?.[1];
    return (number === undefined ? column : choices[Number(number) - 1]?.value) ?? null;
  };
  const set = (field: (typeof tableFields)[number], header: string | null): void => {
    const { [field]: _before, ...others } = columns;
    onChange(header === null ? others : { ...others, [field]: header });
  };
  return (
    <>
      <h3 className={classes['subTitle']}>{t.columns}</h3>
      <div className={classes['options']} role="group" aria-label={t.columns}>
        {tableFields.map((field) => (
          <Select
            key={field}
            label={names[field]}
            placeholder={t.noColumn}
            data={choices}
            value={chosen(columns[field])}
            clearable
            onChange={(header) => set(field, header)}
          />
        ))}
      </div>
      <div className={classes['tableScroll']} tabIndex={0} role="region" aria-label={t.columns}>
        <table className={classes['table']}>
          <thead>
            <tr>
              {table.headers.map((header, column) => (
                // oxlint-disable-next-line react/no-array-index-key
                <th key={column} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, 5).map((row, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                {row.map((cell, column) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={column} className={classes['textCell']}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
