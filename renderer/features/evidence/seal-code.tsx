import { Button } from '@mantine/core';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import classes from './evidence.module.css';

/** All 64 characters, in groups of eight for the eye; copied without the spaces. */
export function SealCode({ code }: { readonly code: string }) {
  const t = useTexts(evidenceTexts);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    notify(t.sealCopied);
  };
  return (
    <div className={classes['sealRow']}>
      <code className={classes['sealCode']} aria-label={t.sealCode} data-seal={code}>
        {code.match(/.{8}/g)?.map((group) => (
          <span key={group}>{group}</span>
        ))}
      </code>
      <Button size="compact-sm" variant="default" onClick={() => void copy()}>
        {t.copySeal}
      </Button>
    </div>
  );
}
