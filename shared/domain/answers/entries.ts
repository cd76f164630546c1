import type { Entry, Granted } from './find-contradictions.ts';
import { inOrderMade, type Scoped, type Versioned } from './in-force.ts';
import { readValue, valuesOf } from './read-value.ts';

interface Written extends Scoped {
  readonly answerId: string;
  readonly versions: readonly (Versioned & {
    readonly answer: string;
    readonly value: string | null;
  })[];
}

/** The sheet, its answers read so that what is told can be compared with them. */
export function entriesOf(answers: readonly Written[]): Entry[] {
  return answers.map((entry) => ({
    ...entry,
    versions: inOrderMade(entry.versions).map((version) => ({
      ...version,
      values: valuesOf(entry.topic, version.answer, version.value),
    })),
  }));
}

/** Exceptions that were approved and not revoked, made comparable. */
export function grantedOf(
  exceptions: readonly (Omit<Granted, 'value'> & {
    readonly granted: string;
    readonly value: string | null;
    readonly decisions: readonly { readonly decision: string }[];
  })[],
): Granted[] {
  return exceptions
    .filter(({ decisions }) => decisions.at(-1)?.decision === 'approved')
    .map(({ topic, recipientKind, recipient, granted, value, validFrom, validTo }) => ({
      topic,
      recipientKind,
      recipient,
      value:
        value === null
          ? (valuesOf(topic, granted, null)[0]?.value ?? null)
          : readValue(topic, value),
      validFrom,
      validTo,
    }));
}
