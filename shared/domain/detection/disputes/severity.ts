import type { Cue } from './cues.ts';
import type { Complaint } from './find-disputes.ts';

/** 3 for a threat or abuse, 2 when the customer contests, demands, repeats or is upset, else 1. */
export function severityOf(complaints: readonly Complaint[]): 1 | 2 | 3 {
  const cues = complaints.flatMap((complaint) => complaint.cues);
  if (cues.some((cue) => isGrave(cue))) return 3;
  const contested = cues.some((cue) => cue.role === 'contest' && cue.weight >= 0.35);
  const pressing = cues.filter((cue) => isPressing(cue)).length;
  const voices = complaints.length;
  if (contested || pressing >= 2 || (pressing >= 1 && voices >= 2) || voices >= 4) return 2;
  return 1;
}

const isGrave = (cue: Cue): boolean =>
  cue.role === 'abuse' || (cue.role === 'threat' && cue.weight >= 0.5);

const isPressing = (cue: Cue): boolean =>
  cue.role === 'contest' ||
  cue.role === 'demand' ||
  cue.role === 'emotion' ||
  cue.role === 'threat';
