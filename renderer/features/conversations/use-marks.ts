import { useQueries } from '@tanstack/react-query';
import type { MessageMarks } from '../../../shared/contract/marks.ts';
import type { Message } from '../../../shared/model/message.ts';
import { api } from '../../api/client.ts';

/** Tags and notes by message, asked for page by page: each page is answered once. */
export function useMarks(
  pages: readonly (readonly Message[])[],
): ReadonlyMap<string, MessageMarks> {
  return useQueries({
    queries: pages
      .filter((page) => page.length > 0)
      .map((page) =>
        api.marks.get.queryOptions({
          input: { messageIds: page.map(({ messageId }) => messageId) },
        }),
      ),
    combine,
  });
}

/** Outside, so that it runs again only where an answer has changed. */
function combine(
  answers: readonly { data: { marks: readonly MessageMarks[] } | undefined }[],
): ReadonlyMap<string, MessageMarks> {
  return new Map(
    answers.flatMap(({ data }) => data?.marks ?? []).map((marks) => [marks.messageId, marks]),
  );
}
