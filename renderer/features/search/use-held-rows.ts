import { useMemo, useState } from 'react';
import type { Hit, HitGroup } from '../../../shared/contract/search.ts';
import { hold } from './held.ts';

interface Pages<T> {
  readonly pages: readonly T[];
}

interface Answer {
  /** Which question the pages answer. */
  readonly question: string;
  /** Absent while they are not there yet, or where they are not asked for. */
  readonly hits: Pages<{ readonly hits: readonly Hit[] }> | undefined;
  readonly groups: Pages<{ readonly groups: readonly HitGroup[] }> | undefined;
}

/** One row of an answer: a hit, or a conversation with its first hits. */
export type Found =
  | { readonly is: 'hit'; readonly hit: Hit }
  | { readonly is: 'group'; readonly group: HitGroup };

export interface HeldRows {
  /** The question that the rows answer. */
  readonly question: string;
  readonly rows: readonly Found[];
  /** How many have come that are not shown yet. */
  readonly fresh: number;
  readonly isChanged: boolean;
  /** Shows the answer as it is now. */
  readonly refresh: () => void;
}

/** The rows of an answer, kept in their places until another question is asked or `refresh` is called. */
export function useHeldRows({ question, hits, groups }: Answer): HeldRows {
  const [shown, setShown] = useState<{ question: string; rows: readonly Found[] }>(nothing);
  const live = useMemo(() => foundIn(hits, groups), [hits, groups]);
  const isSame = shown.question === question;
  const held = useMemo(
    () => (isSame && live ? hold(shown.rows, live, keyOf) : null),
    [isSame, live, shown],
  );
  // What only goes on below, or tells something new about a row, is taken at once.
  const rows = live === undefined ? shown.rows : (held?.items ?? live);
  if (live !== undefined && (!isSame || !areSame(rows, shown.rows))) setShown({ question, rows });
  return {
    question: live === undefined ? shown.question : question,
    rows,
    fresh: held?.fresh ?? 0,
    isChanged: held?.isChanged ?? false,
    refresh: () => live && setShown({ question, rows: live }),
  };
}

const nothing = { question: '', rows: [] };

function foundIn(hits: Answer['hits'], groups: Answer['groups']): readonly Found[] | undefined {
  if (hits) {
    return hits.pages.flatMap((page) => page.hits.map((hit) => ({ is: 'hit', hit }) as const));
  }
  return groups?.pages.flatMap((page) =>
    page.groups.map((group) => ({ is: 'group', group }) as const),
  );
}

/** A conversation whose hits are others now is another row: it would move what stands below it. */
export function keyOf(found: Found): string {
  if (found.is === 'hit') return found.hit.messageId;
  const { conversationId, hits } = found.group;
  return [conversationId, ...hits.map(({ messageId }) => messageId)].join(' ');
}

function areSame(a: readonly Found[], b: readonly Found[]): boolean {
  return a.length === b.length && a.every((row, index) => row === b[index]);
}
