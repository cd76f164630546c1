import type { Database } from 'better-sqlite3';
import { markedTerms } from '../../../../../shared/domain/search/language/plan.ts';
import { relevanceOf } from '../../../../../shared/domain/search/rank.ts';
import type { SearchStore } from '../../search.ts';
import type { AttachedIndex } from './attached-index.ts';
import { foundMessages } from './found-messages.ts';
import type { Names } from './names.ts';
import { firstOf, newestFirst, type Position } from './order.ts';
import { planOf } from './plan.ts';
import { visit } from './walk.ts';

/** Ranks the newest hits, each of which was checked, and hands out those behind `before`. */
export async function relevant(
  reader: Database,
  index: AttachedIndex,
  namesAt: (version: number) => Names,
  { limit, before, signal, ...request }: Parameters<SearchStore['relevant']>[0],
): ReturnType<SearchStore['relevant']> {
  const terms = markedTerms(request.plan);
  return visit(
    reader,
    index,
    (standing) => {
      const names = namesAt(standing.version);
      const first = firstOf(RANKED + 1, newestFirst, standing.meta?.displacement ?? 0);
      const scores = new Map<number, number>();
      return {
        plan: planOf(reader, names, standing, { request, order: newestFirst, withTexts: true }),
        visitor: {
          hit(candidate) {
            scores.set(candidate.id, relevanceOf(candidate.text ?? '', terms));
            first.add(candidate);
          },
          isSettledAt: first.isSettledAt,
          isFull: () => false,
          result() {
            const ranked = ranking(first.all.slice(0, RANKED), scores);
            const from = before === undefined ? 0 : ranked.indexOf(before) + 1;
            return {
              found: foundMessages(reader, ranked.slice(from, from + limit)),
              hasMore: ranked.length > from + limit,
              among: first.all.length > RANKED ? RANKED : null,
            };
          },
        },
      };
    },
    signal,
  );
}

/** So many are read and ranked in some tens of milliseconds. */
const RANKED = 2_000;

function ranking(hits: readonly Position[], scores: ReadonlyMap<number, number>): number[] {
  const score = ({ id }: Position): number => scores.get(id) ?? 0;
  return hits
    .toSorted((a, b) => score(b) - score(a) || newestFirst.compare(a, b))
    .map(({ id }) => id);
}
