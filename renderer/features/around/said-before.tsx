import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AskedBefore } from '../../../shared/contract/search.ts';
import { aroundTexts } from '../../../shared/i18n/around.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import type { AroundProps } from '../../ui/room.ts';
import classes from './around.module.css';
import { MessageLink } from './message-link.tsx';

interface SaidBeforeProps extends Pick<AroundProps, 'messageId' | 'onOpen'> {
  /** What the message answers, or itself: what others were told is looked for by the question. */
  readonly questionId: string;
}

const shown = 5;

/** What this buyer was told before, then what others were told who asked the same, by whom and when. */
export function SaidBefore({ messageId, questionId, onOpen }: SaidBeforeProps): ReactNode {
  const t = useTexts(aroundTexts);
  const query = useSaidBefore(messageId);
  const asked = useSaidBefore(questionId);
  const others = asked.data?.others ?? [];
  return (
    <section className={classes['section']} aria-label={t.saidBefore}>
      <h3>{t.saidBefore}</h3>
      <QueryState
        query={asked.data === undefined ? asked : query}
        what={t.saidBefore}
        rows={2}
        isEmpty={({ sameCustomer }) => sameCustomer.length + others.length === 0}
        empty={<p className={classes['quiet']}>{t.nothingSaid}</p>}
      >
        {({ sameCustomer }) => (
          <>
            {sameCustomer.length > 0 && (
              <>
                <h4>{t.sameCustomer}</h4>
                <ul className={classes['list']}>
                  {sameCustomer.map((hit) => (
                    <li key={hit.messageId}>
                      <MessageLink hit={hit} onOpen={onOpen} />
                    </li>
                  ))}
                </ul>
              </>
            )}
            {others.length > 0 && (
              <>
                <h4>{t.others}</h4>
                <ul className={classes['list']}>
                  {others.map((asked) => (
                    <Asked key={asked.question.messageId} asked={asked} onOpen={onOpen} />
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </QueryState>
    </section>
  );
}

function useSaidBefore(messageId: string) {
  return useQuery(
    api.search.saidBefore.queryOptions({
      input: { messageId, limit: shown },
      placeholderData: keepPreviousData,
    }),
  );
}

function Asked(props: { asked: AskedBefore; onOpen: AroundProps['onOpen'] }): ReactNode {
  const t = useTexts(aroundTexts);
  const { question, answers } = props.asked;
  return (
    <li className={classes['asked']}>
      <MessageLink hit={question} onOpen={props.onOpen} />
      {answers.length === 0 && <p className={classes['quiet']}>{t.unanswered}</p>}
      {answers.map((answer) => (
        <div key={answer.messageId} className={classes['answer']}>
          <MessageLink hit={answer} who={t.answered(answer.sender)} onOpen={props.onOpen} />
        </div>
      ))}
    </li>
  );
}
