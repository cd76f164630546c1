import type { ReactNode } from 'react';
import type { AuditEvent } from '../../../shared/contract/history.ts';
import { auditFields, auditTexts } from '../../../shared/i18n/audit.ts';
import { historyFields, historyTexts, historyValues } from '../../../shared/i18n/history.ts';
import { yuan } from '../../ui/amount.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { isLetGo } from '../../ui/let-go/is-let-go.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './audit.module.css';
import { eventPath } from './event-path.ts';
import { useAuditWords } from './words.ts';

/** So much of what was changed fits into a row; the whole stands in the export. */
const shownFields = 4;
const longestValue = 60;

/** Who did what on what, when; and what it changed. */
export function EventRow({ event }: { readonly event: AuditEvent }): ReactNode {
  const t = useTexts(auditTexts);
  const words = useAuditWords();
  const { by, action, noun, id, at } = event;
  return (
    <div className={classes['row']}>
      <div className={classes['line']}>
        <strong>{words.person(by)}</strong>
        <span>{words.action(action)}</span>
        <span className={classes['thing']} data-leads={eventPath(event) !== null || undefined}>
          {id === null ? words.noun(noun) : t.thing(words.noun(noun), id)}
        </span>
        <span className={classes['when']}>
          <TimeText at={at} full />
        </span>
      </div>
      <Changes event={event} />
    </div>
  );
}

function Changes({ event: { before, after } }: { readonly event: AuditEvent }): ReactNode {
  const t = useTexts(historyTexts);
  const audit = useTexts(auditTexts);
  const format = useNumber();
  const own: Words = useTexts(auditFields);
  const names: Words = { ...own, ...useTexts(historyFields) };
  const values: Words = useTexts(historyValues);
  const say = (field: string, value: unknown, all: AuditEvent['after']): ReactNode => {
    if (isEmpty(value)) return t.nothing;
    if (isLetGo(field, value, all)) return t.letGo;
    if (typeof value === 'number' && isTime(field)) return <TimeText at={value} full />;
    if (typeof value === 'boolean') return value ? audit.yes : audit.no;
    if (typeof value === 'number') return field.endsWith('Cents') ? yuan(value) : format(value);
    if (field === 'hash') return String(value).slice(0, 8);
    const text = Array.isArray(value)
      ? value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ')
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);
    const word = values[text] ?? text;
    return word.length > longestValue ? `${word.slice(0, longestValue)}…` : word;
  };
  // What has no name for people stands in the line below the list, and in the export.
  const fields = Object.entries(after).filter(
    ([field, value]) => names[field] !== undefined && !isEmpty(value),
  );
  if (fields.length === 0) return null;
  return (
    <div className={classes['changes']}>
      {fields.slice(0, shownFields).map(([field, value]) => (
        <span key={field}>
          {names[field]}
          {t.colon}
          {!isEmpty(before[field]) && (
            <>
              <s>{say(field, before[field], before)}</s>{' '}
            </>
          )}
          {say(field, value, after)}
        </span>
      ))}
      {fields.length > shownFields && <span>…</span>}
    </div>
  );
}

type Words = Readonly<Record<string, string | undefined>>;

const isTime = (field: string): boolean => /At$|By$|^from$|^to$/.test(field);

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
