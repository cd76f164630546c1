import type { StoredHandover } from '../store/handovers.ts';
import type { HandoverStore } from '../store/handovers.ts';
import { canonicalNote } from '../../../shared/domain/handovers/canonical-note.ts';
import { brokenAddendum } from './addendum.ts';
import { sha256 } from './sign.ts';

export interface Finding {
  readonly number: number;
  /**
   * `hash` text changed · `rows` lines differ from it · `chain` broken link · `missing` note gone ·
   * `addendum` an addition changed or gone.
   */
  readonly code: 'hash' | 'rows' | 'chain' | 'missing' | 'addendum';
  readonly detail: string;
}

/** Checks every signed note against its hash, its rows, its neighbour and the event log. */
export async function verifyChain(handovers: HandoverStore): Promise<{
  verdict: 'intact' | 'altered';
  notes: number;
  findings: Finding[];
}> {
  const { notes, signed, addenda } = await handovers.chain();
  const byNumber = new Map(notes.map((note) => [note.head.number ?? 0, note]));
  const last = Math.max(0, ...byNumber.keys(), ...signed.map(({ number }) => number));
  const findings: Finding[] = [];
  for (let number = 1; number <= last; number += 1) {
    const note = byNumber.get(number);
    if (note === undefined) findings.push({ number, code: 'missing', detail: 'The note is gone.' });
    else findings.push(...findingsOf(note, number, byNumber.get(number - 1)));
  }
  for (const { head, addenda: kept } of notes) {
    const recorded = addenda.get(head.handoverId) ?? 0;
    if (recorded !== kept.length) {
      const detail = `The event log knows ${recorded} additions, the note has ${kept.length}.`;
      findings.push({ number: head.number ?? 0, code: 'addendum', detail });
    }
  }
  for (const { number, hash } of signed) {
    const stored = byNumber.get(number)?.head.hash;
    if (stored !== undefined && stored !== hash) {
      findings.push({ number, code: 'hash', detail: 'The event log recorded another hash.' });
    }
  }
  return { verdict: findings.length === 0 ? 'intact' : 'altered', notes: notes.length, findings };
}

function findingsOf(
  { head, items, canonical, addenda }: StoredHandover,
  number: number,
  previous: StoredHandover | undefined,
): Finding[] {
  const findings: Finding[] = [];
  const add = (code: Finding['code'], detail: string) => findings.push({ number, code, detail });
  if (canonical === null || sha256(canonical) !== head.hash) {
    add('hash', 'The signed text does not have the hash that was signed.');
  }
  if (canonical !== rebuilt(head, items)) add('rows', 'The lines differ from the signed text.');
  const broken = brokenAddendum(head.hash, addenda);
  if (broken !== null)
    add('addendum', `Addendum ${broken} is not as it was written, or one is gone.`);
  if (number === 1 ? head.previousHash !== null : head.previousHash !== previous?.head.hash) {
    add('chain', 'The note does not follow the one before it.');
  }
  return findings;
}

function rebuilt(head: StoredHandover['head'], items: StoredHandover['items']): string | null {
  return canonicalNote(
    head,
    items.map(({ item }) => item),
  );
}
