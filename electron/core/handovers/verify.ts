import { canonicalJson, type Json } from '../../../shared/domain/canonical/canonical-json.ts';
import { isAcknowledged } from '../../../shared/domain/handovers/acknowledgements.ts';
import type { HandoverStore, LoggedNote, StoredHandover } from '../store/handovers.ts';
import { canonicalNote } from '../../../shared/domain/handovers/canonical-note.ts';
import { brokenAddendum } from './addendum.ts';
import { sha256 } from './sign.ts';

export interface Finding {
  readonly number: number;
  /**
   * `hash` text changed · `rows` lines differ from it · `chain` broken link · `missing` note gone ·
   * `addendum` an addition changed or gone · `words` an acknowledgement or countersignature that the event
   * log knows otherwise · `states` what became of an item that it knows otherwise.
   */
  readonly code: 'hash' | 'rows' | 'chain' | 'missing' | 'addendum' | 'words' | 'states';
  readonly detail: string;
}

/** Checks every signed note against its hash, its rows, its neighbour and the event log. */
export async function verifyChain(handovers: HandoverStore): Promise<{
  verdict: 'intact' | 'altered';
  notes: number;
  findings: Finding[];
}> {
  const { notes, signed, logged } = await handovers.chain();
  const byNumber = new Map(notes.map((note) => [note.head.number ?? 0, note]));
  const last = Math.max(0, ...byNumber.keys(), ...signed.map(({ number }) => number));
  const findings: Finding[] = [];
  for (let number = 1; number <= last; number += 1) {
    const note = byNumber.get(number);
    if (note === undefined) findings.push({ number, code: 'missing', detail: 'The note is gone.' });
    else findings.push(...findingsOf(note, number, byNumber.get(number - 1)));
  }
  for (const note of notes) {
    const { handoverId, number } = note.head;
    for (const told of againstLog(note, logged.get(handoverId) ?? nothingLogged)) {
      findings.push({ number: number ?? 0, ...told });
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

/** No hash covers what follows a signature; each word of it stands in the event log, too. */
function againstLog(
  { head, items, acknowledgements, addenda, countersignatures, changes }: StoredHandover,
  logged: LoggedNote,
): Omit<Finding, 'number'>[] {
  const said = new Set(acknowledgements.map(keyOf));
  const heard = new Set(logged.words.map(({ word }) => keyOf(word)));
  const signed = new Set(countersignatures.map(keyOf));
  const countersigned = new Set(logged.countersignatures.map(keyOf));
  const moved = new Set(changes.map(keyOf));
  const isLost = logged.words.some(({ word, isOwn }) => isOwn && !said.has(keyOf(word)));
  const isOver = isAcknowledged(
    items.map(({ item }) => item.id),
    acknowledgements,
  );
  const findings: Omit<Finding, 'number'>[] = [];
  const add = (code: Finding['code'], detail: string): void => void findings.push({ code, detail });
  if (logged.addenda !== addenda.length) {
    add(
      'addendum',
      `The event log knows ${logged.addenda} additions, the note has ${addenda.length}.`,
    );
  }
  if (isLost || [...said].some((word) => !heard.has(word))) {
    add('words', 'The acknowledgements are not those that the event log knows.');
  }
  if ((head.state === 'acknowledged') !== isOver && items.length > 0) {
    add(
      'words',
      'The note says of itself otherwise than its acknowledgements whether it was accepted.',
    );
  }
  if (signed.size !== countersigned.size || [...signed].some((one) => !countersigned.has(one))) {
    add('words', 'The countersignatures are not those that the event log knows.');
  }
  if (logged.changes.some((change) => !moved.has(keyOf(change)))) {
    add('states', 'What became of an item is not what the event log knows.');
  }
  return findings;
}

const nothingLogged: LoggedNote = { addenda: 0, words: [], countersignatures: [], changes: [] };

const keyOf = (told: object): string => canonicalJson({ ...told } as Json);

function rebuilt(head: StoredHandover['head'], items: StoredHandover['items']): string | null {
  return canonicalNote(
    head,
    items.map(({ item }) => item),
  );
}
