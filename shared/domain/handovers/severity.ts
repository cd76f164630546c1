import type { Severity } from '../../contract/handover-items.ts';

/** What the rules look at. Absent facts are null or false. */
export interface SeverityFacts {
  readonly dueAt: number | null;
  /** The platform's, for a dispute. */
  readonly deadlineAt: number | null;
  readonly amountCents: number | null;
  readonly namesOfficer: boolean;
  readonly isThreat: boolean;
  readonly isUnshippedAddressChange: boolean;
  readonly isContradiction: boolean;
  readonly isRepeated: boolean;
  readonly waitingSince: number | null;
  readonly carryCount: number;
}

export interface SeverityLimits {
  /** End of the shift that hands over; ages and remaining times count from here. */
  readonly asOf: number;
  readonly nextShiftEnd: number;
  readonly amountLimitCents: number;
}

export const noSeverityFacts: SeverityFacts = {
  dueAt: null,
  deadlineAt: null,
  amountCents: null,
  namesOfficer: false,
  isThreat: false,
  isUnshippedAddressChange: false,
  isContradiction: false,
  isRepeated: false,
  waitingSince: null,
  carryCount: 0,
};

/** The severity that the rules propose. A person may raise it freely; lowering it asks a reason. */
export function proposeSeverity(facts: SeverityFacts, limits: SeverityLimits): Severity {
  const { asOf, nextShiftEnd, amountLimitCents } = limits;
  const isRed =
    isBefore(facts.dueAt, nextShiftEnd) ||
    isBefore(facts.deadlineAt, asOf + day) ||
    facts.namesOfficer ||
    (facts.amountCents !== null && facts.amountCents >= amountLimitCents) ||
    facts.isThreat ||
    facts.isUnshippedAddressChange ||
    facts.carryCount >= 3;
  if (isRed) return 'red';
  const isYellow =
    isBefore(facts.dueAt, asOf + 3 * day) ||
    isBefore(facts.deadlineAt, asOf + 3 * day) ||
    facts.isContradiction ||
    facts.isRepeated ||
    isBefore(facts.waitingSince, asOf - hour);
  return isYellow ? 'yellow' : 'green';
}

export function worse(a: Severity, b: Severity): Severity {
  return severityRank[a] <= severityRank[b] ? a : b;
}

/** 0 is the most severe. */
export const severityRank: Readonly<Record<Severity, number>> = { red: 0, yellow: 1, green: 2 };

function isBefore(instant: number | null, limit: number): boolean {
  return instant !== null && instant < limit;
}

const hour = 3_600_000;
const day = 24 * hour;
