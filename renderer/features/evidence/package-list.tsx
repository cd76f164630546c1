import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EvidencePackage, PackageVerification } from '../../../shared/contract/evidence.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { api, client } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { EmptyState } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useSettings } from '../../ui/settings.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './evidence.module.css';
import { SealCode } from './seal-code.tsx';
import { Verdict } from './verdict.tsx';

/** The packages made from this archive; each can be checked where it was put. */
export function PackageList({ onBasket }: { readonly onBasket: () => void }) {
  const t = useTexts(evidenceTexts);
  const query = useQuery(api.evidence.list.queryOptions());
  return (
    <div className={classes['scroll']}>
      <QueryState
        query={query}
        what={t.packages}
        isEmpty={({ packages }) => packages.length === 0}
        empty={
          <EmptyState text={t.packagesEmpty}>
            <Button variant="default" onClick={onBasket}>
              {t.toBasket}
            </Button>
          </EmptyState>
        }
      >
        {({ packages }) => (
          <ul className={classes['packages']} aria-label={t.packages}>
            {packages.map((made) => (
              <PackageRow key={made.packageId} made={made} />
            ))}
          </ul>
        )}
      </QueryState>
    </div>
  );
}

function PackageRow({ made }: { readonly made: EvidencePackage }) {
  const t = useTexts(evidenceTexts);
  const number = useNumber();
  const [result, setResult] = useState<PackageVerification | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const { timeStampUrl } = useSettings();
  const stamp = useMutation({
    mutationFn: () => client.evidence.stamp({ packageId: made.packageId }),
    onSuccess: () => verify(),
  });
  const { included, redacted, withheld } = made.counts;
  const verify = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      setResult(await client.evidence.verifyPackage({ packageId: made.packageId }));
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <li className={classes['package']}>
      <div className={classes['packageHead']}>
        <strong className={classes['packageTitle']}>
          {made.number} {made.title}
        </strong>
        <span className={classes['remark']}>
          {t.packageCounts(number(included), number(redacted), number(withheld))}
        </span>
        <span className={classes['remark']}>
          {t.madeBy(made.createdBy, '')} <TimeText at={made.createdAt} />
        </span>
        {made.elsewhere === null && (
          <Button
            size="compact-sm"
            variant="default"
            loading={isBusy}
            aria-label={t.verifyNumber(made.number)}
            onClick={() => void verify()}
          >
            {t.verifyThis}
          </Button>
        )}
        {made.elsewhere === null && timeStampUrl !== null && (
          <Button
            size="compact-sm"
            variant="default"
            loading={stamp.isPending}
            aria-label={t.stampNumber(made.number)}
            onClick={() => stamp.mutate()}
          >
            {t.stamp}
          </Button>
        )}
      </div>
      <p className={classes['remark']}>
        {made.elsewhere ? t.madeElsewhere(made.elsewhere.machine) : made.location}
      </p>
      <SealCode code={made.sealCode} />
      {error !== null && <Failure error={error} what={t.verifyFailed} />}
      {stamp.error && <Failure error={stamp.error} what={t.stamp} />}
      {result && <Verdict result={result} />}
    </li>
  );
}
