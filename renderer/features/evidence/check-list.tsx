import { useQuery } from '@tanstack/react-query';
import { caseCheckTexts, opponentTexts } from '../../../shared/i18n/cases.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import type { ScopeRequest } from './draft.ts';
import classes from './evidence.module.css';

const signs = { missing: '▲', look: '◆', fine: '●' } as const;
const mostShown = 12;

/** The last look before packing: what is missing, and what the other side can make of the same words. */
export function CheckList({ request }: { readonly request: ScopeRequest }) {
  const t = useTexts(evidenceTexts);
  const words: Readonly<Record<string, string>> = useTexts(caseCheckTexts);
  const against: Readonly<Record<string, string>> = useTexts(opponentTexts);
  const records: Readonly<Record<string, string>> = {
    order: t.recordOrder,
    shipping: t.recordShipping,
    photo: t.recordPhoto,
  };
  const states = { missing: t.checkMend, look: t.checkLook, fine: t.checkFine };
  const told = (code: string, detail: string): string =>
    code === 'checklist'
      ? detail
          .split(', ')
          .map((one) => records[one] ?? one)
          .join(', ')
      : detail;
  const query = useQuery(api.evidence.check.queryOptions({ input: request }));
  return (
    <section aria-label={t.check}>
      <h3 className={classes['subtitle']}>{t.check}</h3>
      <QueryState query={query} what={t.check}>
        {({ ready, points, opponent }) => (
          <>
            <p className={classes['remark']}>{ready ? t.checkReady : t.checkMissing}</p>
            <ul className={classes['plain']}>
              {points.map(({ point, state, code, detail }) => (
                <li key={point}>
                  <span className={classes['state']} data-state={state}>
                    {signs[state]} {states[state]}
                  </span>{' '}
                  {words[code] ?? code}
                  {detail !== '' && detail !== '0' && (
                    <span className={classes['remark']}> {told(code, detail)}</span>
                  )}
                </li>
              ))}
            </ul>
            <h3 className={classes['subtitle']}>{t.opponent}</h3>
            {opponent.length === 0 ? (
              <p className={classes['remark']}>{t.opponentNone}</p>
            ) : (
              <ul className={classes['plain']}>
                {opponent.slice(0, mostShown).map(({ kind, messageIds, excerpt, weight, code }) => (
                  <li key={`${kind} ${messageIds.join()} ${excerpt}`}>
                    {weight === 3 ? '▲' : weight === 2 ? '◆' : '●'} {against[code] ?? code}
                    <span className={classes['remark']}> {excerpt}</span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </QueryState>
    </section>
  );
}
