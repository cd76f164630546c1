import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import {
  answerItem,
  contradictionItem,
  exceptionItem,
  openingLane,
  questionItem,
  type AnswerItem,
  type AnswerLane,
} from './items.ts';

const most = 1_000;
const all = { placeholderData: keepPreviousData } as const;

/** Where the room opens; absent until it is known. */
export function useOpeningLane(): AnswerLane | undefined {
  const sheet = useQuery(api.answers.list.queryOptions({ input: {} })).data?.counts;
  // As the navigation asks: it mostly knows the answer.
  const input = { limit: 1 };
  const decisions = useQuery(api.contradictions.list.queryOptions({ input })).data?.counts;
  return sheet && decisions && openingLane(sheet['in-force'], decisions.proposed);
}

/** What one lane holds, how many stand in each, and how far the sheet covers what is asked. */
export function useItems(lane: AnswerLane, asOf: number | undefined) {
  const at = asOf === undefined ? {} : { asOf };
  const sheet = useQuery(api.answers.list.queryOptions({ input: at, ...all }));
  const outside = useQuery({
    ...api.answers.list.queryOptions({
      input: { ...at, state: ['future', 'ended', 'retired'] },
      ...all,
    }),
    enabled: lane === 'outside',
  });
  const contradictions = useQuery(
    api.contradictions.list.queryOptions({
      input: { status: lane === 'decided' ? ['resolved', 'rejected'] : ['proposed'], limit: most },
      ...all,
    }),
  );
  const exceptions = useQuery(api.answers.exceptions.queryOptions({ input: {}, ...all }));
  const faq = useQuery({
    ...api.faq.questions.queryOptions({ input: { limit: 500 }, ...all }),
    enabled: lane === 'faq',
  });
  const query = {
    sheet,
    outside,
    contradictions,
    decided: contradictions,
    faq,
    exceptions,
  }[lane];
  const items: Record<AnswerLane, () => AnswerItem[]> = {
    sheet: () => (sheet.data?.answers ?? []).map(answerItem),
    outside: () => (outside.data?.answers ?? []).map(answerItem),
    contradictions: () => (contradictions.data?.contradictions ?? []).map(contradictionItem),
    decided: () =>
      (contradictions.data?.contradictions ?? [])
        .filter(({ decision }) => decision !== null && decision.resolution !== 'reopened')
        .map(contradictionItem),
    faq: () => (faq.data?.questions ?? []).map(questionItem),
    exceptions: () => (exceptions.data?.exceptions ?? []).map(exceptionItem),
  };
  const inSheet = sheet.data?.counts;
  const decisions = contradictions.data?.counts;
  const counts: Record<AnswerLane, number | undefined> = {
    sheet: inSheet?.['in-force'],
    outside: inSheet && inSheet.future + inSheet.ended + inSheet.retired,
    contradictions: decisions?.proposed,
    decided: lane === 'decided' ? items.decided().length : decisions?.resolved,
    faq: faq.data?.questions.length,
    exceptions: exceptions.data?.exceptions.length,
  };
  return { query, items: items[lane](), counts, categories: faq.data?.categories ?? [] };
}
