import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { disputeStageWords } from '../../../shared/i18n/matter-words.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './disputes.module.css';
import { stepperStages } from './views.ts';

interface StageStepperProps {
  readonly stage: Dispute['stage'];
  readonly onMove: (stage: Dispute['stage']) => void;
}

/** 受理 – 解释 – 方案 – 跟进 – 关闭: where the dispute stands, and a press leads to any of them. */
export function StageStepper({ stage, onMove }: StageStepperProps) {
  const t = useTexts(disputesTexts);
  const stages = useTexts(disputeStageWords);
  const reached = stepperStages.findIndex((name) => name === stage);
  return (
    <ol className={classes['stepper']} aria-label={t.stage}>
      {stepperStages.map((name, place) => (
        <li key={name} className={classes['step']} data-reached={place <= reached || undefined}>
          <button
            type="button"
            className={classes['stepButton']}
            aria-current={name === stage ? 'step' : undefined}
            title={t.moveTo(stages[name])}
            onClick={() => name !== stage && onMove(name)}
          >
            {stages[name]}
          </button>
        </li>
      ))}
    </ol>
  );
}
