import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importOptionsSchema, type Inspection } from '../../../shared/contract/imports.ts';
import { formats } from '../../../electron/core/imports/detect.ts';
import { inputsOf } from '../../../electron/core/imports/inputs.ts';
import { inspectInputs } from '../../../electron/core/imports/inspect.ts';

/**
 * `tests/fixtures/<format>/<export>` and beside it `<export>.expect.json`: what is in it. An export may be
 * a folder.
 */
const folder = resolve(import.meta.dirname, '../../fixtures');
const ending = '.expect.json';

interface Expectation {
  /** As a person would give them; none by default. */
  readonly options?: Record<string, unknown>;
  /** `[time, sender, role, text]` of every message and system record, in file order. */
  readonly messages: readonly (readonly [string | null, string, string, string])[];
  /** Positions in `messages`, from 0, of what is a system record, and of internal notes. */
  readonly system?: readonly number[];
  readonly internal?: readonly number[];
  /** Kinds other than `text` and, for system records, `event`: position to kind. */
  readonly kinds?: Readonly<Record<string, string>>;
  readonly conversations: readonly string[];
  readonly issues?: readonly string[];
  readonly questions?: readonly string[];
  readonly encoding?: string;
}

/** Wall clock where the export writes one, else the instant. */
const timeOf = ({ wallClock, sentAt }: Inspection['messages'][number]): string | null =>
  wallClock ?? (sentAt === null ? null : new Date(sentAt).toISOString());

const where = <T>(list: readonly T[], is: (each: T) => boolean): number[] =>
  list.flatMap((each, index) => (is(each) ? [index] : []));

describe('every format', () => {
  it.each(formats.map(({ id }) => id))('%s has an export to be tried on', (id) => {
    const there = existsSync(join(folder, id)) ? readdirSync(join(folder, id)) : [];
    expect(there.filter((name) => name.endsWith(ending))).not.toEqual([]);
  });

  const exports = readdirSync(folder).flatMap((id) =>
    readdirSync(join(folder, id))
      .filter((name) => name.endsWith(ending))
      .map((name) => [id, basename(name, ending)] as const),
  );
  it.each(exports)('%s reads %s as it is', async (id, name) => {
    const path = join(folder, id, name);
    const said = JSON.parse(readFileSync(`${path}${ending}`, 'utf8')) as Expectation;
    const options = importOptionsSchema.parse(said.options ?? {});
    const found = await inspectInputs(await inputsOf(path, name), options, 100_000);
    const { messages } = found;
    expect(found.format).toBe(id);
    expect(messages.map((each) => [timeOf(each), each.sender, each.role, each.text])).toEqual(
      said.messages,
    );
    expect(where(messages, ({ isSystem }) => isSystem)).toEqual(said.system ?? []);
    expect(where(messages, ({ internal }) => internal)).toEqual(said.internal ?? []);
    const kinds = messages.flatMap(({ kind, isSystem }, index) =>
      kind === (isSystem ? 'event' : 'text') ? [] : [[String(index), kind]],
    );
    expect(Object.fromEntries(kinds)).toEqual(said.kinds ?? {});
    expect(found.conversations.map(({ title }) => title)).toEqual(said.conversations);
    expect(found.issues.map(({ reason }) => reason)).toEqual(said.issues ?? []);
    expect(found.questions.map((question) => question.id)).toEqual(said.questions ?? []);
    if (said.encoding) expect(found.encoding).toBe(said.encoding);
  });
});
