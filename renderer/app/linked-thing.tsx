import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { readPath, type ThingLink } from '../../shared/domain/links/deep-link.ts';
import { privacyTexts } from '../../shared/i18n/privacy.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { api, client } from '../api/client.ts';
import { showDispute } from '../features/disputes/show-dispute.ts';
import { showPromise } from '../features/promises/show-promise.ts';
import { seekOnBoard } from '../ui/board/use-board.ts';
import { Failure } from '../ui/failure.tsx';
import { keepState } from '../ui/kept-state.ts';
import { useSentences, useTexts } from '../ui/language.ts';
import { EmptyState } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/query-state.tsx';

/** Leads from a thing's address to where it stands; says so where it is not here. */
export function LinkedThing({ path }: { path: string }): ReactNode {
  const t = useTexts(privacyTexts);
  const app = useTexts(appTexts);
  const sentences = useSentences();
  const [, navigate] = useLocation();
  const [failure, setFailure] = useState<unknown>(null);
  const link = readPath(path);
  const isBound = link !== null && link.archive !== null;
  const identity = useQuery(
    api.bundles.identify.queryOptions({ enabled: isBound, staleTime: Infinity }),
  );
  const here = identity.data?.archive.slice(0, 8);
  const isForeign = isBound && here !== undefined && link.archive !== here;
  const isReady = link !== null && (!isBound || here === link.archive);
  useEffect(() => {
    if (!isReady) return undefined;
    let isCurrent = true;
    const thing = readPath(path);
    if (thing === null) return undefined;
    placeOf(thing).then(
      (place) => isCurrent && navigate(place, { replace: true }),
      (error: unknown) => isCurrent && setFailure(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [path, isReady, navigate]);
  if (isForeign) {
    return (
      <EmptyState text={sentences(t.otherArchive, t.otherArchiveHint)}>
        <Button component={Link} href="/settings" variant="default">
          {app.settings}
        </Button>
      </EmptyState>
    );
  }
  if (link === null) return <EmptyState text={sentences(app.notFound, app.notFoundAdvice)} />;
  if (failure !== null) return <Failure error={failure} what={t.linkGone} />;
  return <SkeletonRows />;
}

/** The place in the page where a thing stands; what it is chosen by there is left for its room. */
async function placeOf({ kind, id }: ThingLink): Promise<string> {
  switch (kind) {
    case 'message': {
      const { conversation } = await client.conversations.context({
        messageId: id,
        before: 0,
        after: 0,
      });
      return `/conversations/${conversation.conversationId}/${id}`;
    }
    case 'conversation':
      await client.conversations.get({ conversationId: id });
      return `/conversations/${id}`;
    case 'promise':
      showPromise(await client.promises.get({ promiseId: id }));
      return '/promises';
    case 'dispute':
      showDispute(await client.disputes.get({ disputeId: id }));
      return '/disputes';
    case 'watch':
      keepState('watch.lane', 'all');
      seekOnBoard('watch', id);
      return '/watch';
    case 'answer': {
      const { answer } = await client.answers.get({ answerId: id });
      keepState('answers.lane', answer.state === 'in-force' ? 'sheet' : 'outside');
      seekOnBoard('answers', `answer ${id}`);
      return '/answers';
    }
    case 'contradiction': {
      const { contradiction } = await client.contradictions.get({ contradictionId: id });
      const isOpen = contradiction.status === 'proposed';
      keepState('answers.lane', isOpen ? 'contradictions' : 'decided');
      seekOnBoard('answers', `contradiction ${id}`);
      return '/answers';
    }
    case 'handover':
      await client.handovers.get({ handoverId: id });
      keepState('handovers.open', id);
      return '/handovers';
    case 'evidence':
      return '/evidence';
    case 'import':
      return '/imports';
  }
}
