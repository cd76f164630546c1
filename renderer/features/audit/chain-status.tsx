import { IconAlertTriangle, IconLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { auditTexts } from '../../../shared/i18n/audit.ts';
import { api } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import classes from './audit.module.css';

/** Whether what was signed, and what happened to exhibits, is still bound together as it was. */
export function ChainStatus(): ReactNode {
  const t = useTexts(auditTexts);
  const number = useNumber();
  const query = useQuery(
    api.archive.verify.queryOptions({ input: { quick: true, chainsOnly: true } }),
  );
  if (query.error !== null) return <Failure error={query.error} what={t.chainChecking} />;
  if (query.data === undefined) {
    return (
      <p className={classes['chain']} role="status">
        {t.chainChecking}
      </p>
    );
  }
  const { checked, findings } = query.data;
  const broken = findings.length;
  return (
    <p className={classes['chain']} role="status" data-broken={broken > 0 || undefined}>
      {broken > 0 ? (
        <IconAlertTriangle size="1rem" aria-hidden />
      ) : (
        <IconLink size="1rem" aria-hidden />
      )}
      {broken > 0
        ? t.chainDamaged(broken)
        : t.chainIntact(number(checked.handovers), number(checked.custody))}
    </p>
  );
}
