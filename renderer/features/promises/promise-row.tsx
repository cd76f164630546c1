import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { promiseKindWords, promiseStatusWords } from '../../../shared/i18n/words.ts';
import { yuan } from '../../ui/amount.ts';
import { useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import { DueTime } from '../../ui/time-text.tsx';
import classes from './promises.module.css';

/** Who promised whom what, by when; below it the words themselves. */
export function PromiseListRow({ promise }: { readonly promise: PromiseRow }) {
  const t = useTexts(promisesTexts);
  const kinds = useTexts(promiseKindWords);
  const states = useTexts(promiseStatusWords);
  const { agent, customer, platform, kind, amountCents, strength, status, dueAt, what } = promise;
  const isRunning = status === 'proposed' || status === 'open';
  const isSettled = status === 'withdrawn' || status === 'rejected';
  return (
    <div className={classes['row']}>
      <div className={classes['line']}>
        <PlatformMark platform={platform} />
        <span className={classes['who']}>{t.who(agent, customer ?? t.theCustomer)}</span>
        {isSettled && <span className={classes['remark']}>{states[status]}</span>}
        {isRunning && <DueTime at={dueAt} />}
      </div>
      <div className={classes['line']}>
        <span className={classes['kind']}>{kinds[kind]}</span>
        <span className={classes['words']}>{what}</span>
        {strength === 'soft' && <span className={classes['remark']}>{t.soft}</span>}
        {amountCents !== null && <span className={classes['amount']}>{yuan(amountCents)}</span>}
      </div>
    </div>
  );
}
