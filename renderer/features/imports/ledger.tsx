import type { ReactNode } from 'react';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { isBalanced } from '../../../shared/domain/imports/totals.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import classes from './imports.module.css';

type Totals = ImportReport['totals'];

/** Read = new + duplicate + conflicting + unreadable, so that anyone can add it up. */
export function Ledger({ totals }: { totals: Totals }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const parts = [
    [t.columnNew, totals.new],
    [t.columnDuplicate, totals.duplicate],
    [t.columnConflicting, totals.conflicting],
    [t.columnIssues, totals.rejected],
  ] as const;
  const words = parts.map(([name, count]) => `${name} ${format(count)}`).join(' + ');
  return (
    <div role="group" aria-label={t.ledger}>
      <p className={classes['hiddenWords']}>{t.ledgerWords(format(totals.read), words)}</p>
      <div className={classes['ledger']} aria-hidden="true">
        <Figure name={t.ledgerRead} value={format(totals.read)} />
        {parts.map(([name, count], index) => (
          <div key={name} className={classes['ledgerPart']}>
            <span className={classes['sign']}>{index === 0 ? '=' : '+'}</span>
            <Figure name={name} value={format(count)} isNone={count === 0} />
          </div>
        ))}
      </div>
      {!isBalanced(totals) && <p className={classes['bad']}>▲ {t.ledgerOff}</p>}
    </div>
  );
}

function Figure(props: { name: string; value: string; isNone?: boolean }): ReactNode {
  return (
    <span className={classes['figure']} data-none={props.isNone === true}>
      <span className={classes['figureValue']}>{props.value}</span>
      <span className={classes['figureName']}>{props.name}</span>
    </span>
  );
}
