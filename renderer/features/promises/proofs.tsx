import { Button } from '@mantine/core';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promiseProofTexts } from '../../../shared/i18n/promise-proofs.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { useTexts } from '../../ui/language.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './promises.module.css';

interface ProofsProps {
  readonly promise: PromiseRow;
  /** Shows a message in the conversation. */
  readonly onOpen: (proof: PromiseRow['proofs'][number]) => void;
  readonly onProve: (messageId: string) => void;
}

/** Later messages that look like proof, each with the reason; a person decides. */
export function Proofs({ promise: { proofs }, onOpen, onProve }: ProofsProps) {
  const t = useTexts(promisesTexts);
  const why = useTexts(promiseProofTexts);
  if (proofs.length === 0) return null;
  return (
    <section aria-label={t.proofs}>
      <h3 className={classes['subtitle']}>{t.proofs}</h3>
      <ul className={classes['proofs']}>
        {proofs.map((proof) => (
          <li key={proof.messageId} className={classes['proof']}>
            <button type="button" className={classes['why']} onClick={() => onOpen(proof)}>
              <span>{why[proof.code](proof.words)}</span>
              <span className={classes['said']}>
                {proof.sender} <TimeText at={proof.sentAt} /> {proof.isLate && t.late}
              </span>
            </button>
            <Button size="compact-sm" variant="default" onClick={() => onProve(proof.messageId)}>
              {t.keepByIt}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
