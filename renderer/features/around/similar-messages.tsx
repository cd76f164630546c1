import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { aroundTexts } from '../../../shared/i18n/around.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import type { AroundProps } from '../../ui/room.ts';
import classes from './around.module.css';
import { MessageLink } from './message-link.tsx';

type SimilarMessagesProps = Pick<AroundProps, 'messageId' | 'onOpen'>;

/** Messages that say nearly the same, once they are wanted. */
export function SimilarMessages({ messageId, onOpen }: SimilarMessagesProps): ReactNode {
  const t = useTexts(aroundTexts);
  const [isWanted, setWanted] = useState(false);
  const query = useQuery(
    api.search.similar.queryOptions({ input: { messageId, limit: 20 }, enabled: isWanted }),
  );
  return (
    <section className={classes['section']} aria-label={t.similar}>
      <h3>{t.similar}</h3>
      {isWanted ? (
        <QueryState
          query={query}
          what={t.similar}
          rows={2}
          isEmpty={({ hits }) => hits.length === 0}
          empty={<p className={classes['quiet']}>{t.nothingSimilar}</p>}
        >
          {({ hits }) => (
            <ul className={classes['list']}>
              {hits.map((hit) => (
                <li key={hit.messageId}>
                  <MessageLink hit={hit} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          )}
        </QueryState>
      ) : (
        <Button size="compact-sm" variant="default" onClick={() => setWanted(true)}>
          {t.findSimilar}
        </Button>
      )}
    </section>
  );
}
