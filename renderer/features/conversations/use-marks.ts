import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MessageMarks } from '../../../shared/contract/marks.ts';
import type { Message } from '../../../shared/model/message.ts';
import { client } from '../../api/client.ts';

/** Tags and notes by message, asked for page by page: each page is answered once. */
export function useMarks(
  pages: readonly (readonly Message[])[],
): ReadonlyMap<string, MessageMarks> {
  const queries = useMemo(() => pages.flatMap(marksOfPage), [pages]);
  return useQueries({ queries, combine });
}

/** A page is known by its ends: its hundred ids would be spelled out again at every step of the reader. */
function marksOfPage(page: readonly Message[]) {
  const [first, last] = [page[0]?.messageId, page.at(-1)?.messageId];
  if (first === undefined || last === undefined) return [];
  const messageIds = page.map(({ messageId }) => messageId);
  return [
    {
      queryKey: [['marks', 'get'], { type: 'page', first, last, count: page.length }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.marks.get({ messageIds }, { signal }),
    },
  ];
}

/** Outside, so that it runs again only where an answer has changed. */
function combine(
  answers: readonly { data: { marks: readonly MessageMarks[] } | undefined }[],
): ReadonlyMap<string, MessageMarks> {
  return new Map(
    answers.flatMap(({ data }) => data?.marks ?? []).map((marks) => [marks.messageId, marks]),
  );
}
