import type { Analysis, Dialogue } from '../../model/analysis.ts';
import { promisesIn } from './promises/find-promises.ts';
import { turnsOf } from './turns.ts';

export function analyseDialogue(dialogue: Dialogue): Analysis {
  const turns = turnsOf(dialogue);
  return {
    id: dialogue.id,
    promises: promisesIn(turns),
    disputes: [],
    open: { isOpen: false, kind: null, i: null },
    contradictions: [],
    summary: '',
  };
}
