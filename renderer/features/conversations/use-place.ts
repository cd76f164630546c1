import { useCallback, useMemo, useState } from 'react';

/** Where one reads. A new object leads there again, whatever has been scrolled to meanwhile. */
export interface Place {
  /** The newest message when absent. */
  readonly messageId: string | undefined;
  /** The messages get the focus there. */
  readonly takesFocus: boolean;
}

export interface Places {
  readonly place: Place;
  /** To the newest message where none is named. */
  readonly goTo: (messageId: string | undefined, takesFocus?: boolean) => void;
  /** To where one read before `goTo`; undefined where the conversation was opened. */
  readonly back: (() => void) | undefined;
}

/** The message at which a conversation was opened, or where one went from it. */
export function usePlace(
  conversationId: string,
  messageId: string | undefined,
  takesFocus: boolean,
): Places {
  const opened = useMemo<Place>(
    () => ({ messageId, takesFocus }),
    // Another conversation is another place, even at the newest message of both.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [conversationId, messageId],
  );
  const [went, setWent] = useState<{ opened: Place; trail: readonly Place[] } | null>(null);
  const trail = went?.opened === opened ? went.trail : nowhere;
  const goTo = useCallback(
    (id: string | undefined, focuses = true) =>
      setWent((before) => ({
        opened,
        trail: [
          ...(before?.opened === opened ? before.trail : nowhere),
          { messageId: id, takesFocus: focuses },
        ].slice(-longest),
      })),
    [opened],
  );
  const back = useCallback(
    // Copies, so that the place is led to again.
    () => setWent({ opened, trail: trail.slice(0, -1).map((place) => ({ ...place })) }),
    [opened, trail],
  );
  return {
    place: trail.at(-1) ?? opened,
    goTo,
    back: trail.length > 0 ? back : undefined,
  };
}

const nowhere: readonly Place[] = [];
const longest = 50;
