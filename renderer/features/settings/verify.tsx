import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Verification } from '../../../shared/contract/archive.ts';
import { settingsTexts } from '../../../shared/i18n/settings.ts';
import { api } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Field } from './field.tsx';
import classes from './settings.module.css';

/** Holds everything in the archive against everything else, and says what does not fit. */
export function Verify(): ReactNode {
  const t = useTexts(settingsTexts);
  const verify = useMutation(api.archive.verify.mutationOptions());
  return (
    <Field label={t.verify}>
      <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate({})}>
        {t.verify}
      </Button>
      <p className={classes['quiet']} role="status">
        {verify.isPending ? t.verifying : t.verifyHint}
      </p>
      {verify.error !== null && <Failure error={verify.error} what={t.verify} />}
      {verify.data && <Result result={verify.data} />}
    </Field>
  );
}

function Result({ result: { verdict, checked, findings } }: { result: Verification }): ReactNode {
  const t = useTexts(settingsTexts);
  const format = useNumber();
  return (
    <div role="status">
      <p className={classes['verdict']} data-verdict={verdict}>
        {verdict === 'intact' ? `● ${t.intact}` : `▲ ${t.damaged}, ${t.findings(findings.length)}`}
      </p>
      <p className={classes['quiet']}>
        {t.checkedWords(
          format(checked.originals),
          format(checked.messages),
          format(checked.handovers),
        )}
      </p>
      {findings.length > 0 && (
        <ul className={classes['findings']}>
          {findings.map(({ code, subject, detail }) => (
            <li key={`${code} ${subject} ${detail}`}>
              {code} {subject}: {detail}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
