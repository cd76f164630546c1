import type { Turn } from '../turns.ts';
import type { Cue } from './cues.ts';
import type { Complaint } from './find-disputes.ts';

/** A contest this strong ("I have asked three times") needs no second one beside it. */
const PLAIN = 0.5;

/** 3 for a threat or abuse, 2 when the customer contests, demands, repeats or is upset, else 1. */
export function severityOf(complaints: readonly Complaint[], session: readonly Turn[]): 1 | 2 | 3 {
  const cues = complaints.flatMap((complaint) => complaint.cues);
  if (cues.some((cue) => isGrave(cue))) return 3;
  const pressing = cues.filter((cue) => isPressing(cue)).length;
  const rounds = roundsOf(complaints, session);
  const isContested = cues.some(({ role, weight }) => role === 'contest' && weight >= PLAIN);
  return isContested || pressing >= 2 || (pressing >= 1 && rounds >= 2) || rounds >= 4 ? 2 : 1;
}

const isGrave = (cue: Cue): boolean =>
  cue.role === 'abuse' || (cue.role === 'threat' && cue.weight >= 0.5);

const isPressing = (cue: Cue): boolean =>
  cue.role === 'contest' ||
  cue.role === 'demand' ||
  cue.role === 'emotion' ||
  cue.role === 'threat';

/** How often the customer came back to it after somebody had answered. */
function roundsOf(complaints: readonly Complaint[], session: readonly Turn[]): number {
  const answers = session.filter(({ message }) => message.role === 'agent').map(({ at }) => at);
  return complaints.filter(({ turn }, index) => {
    const before = complaints[index - 1]?.turn.at;
    return before === undefined || answers.some((at) => at > before && at < turn.at);
  }).length;
}
