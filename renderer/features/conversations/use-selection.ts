import { useMemo, useState } from 'react';
import type { Message } from '../../../shared/model/message.ts';
import type { Place } from './use-place.ts';

export interface Selection {
  /** The message that the arrows move; what shows one message shows this one. */
  readonly lead: Message | undefined;
  /** From where Shift began up to the lead, in time order; the lead alone without Shift. */
  readonly messages: readonly Message[];
  readonly ids: ReadonlySet<string>;
  /** `extends` keeps where the selection began, as Shift does. */
  readonly select: (messageId: string, extend: boolean) => void;
}

interface Chosen {
  readonly from: Place;
  readonly anchorId: string;
  readonly leadId: string;
}

/** One message or a run of them. A selection belongs to the place from which it was made: the next one starts anew. */
export function useSelection(loaded: readonly Message[] | undefined, place: Place): Selection {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const current = chosen?.from === place ? chosen : null;
  const leadId = current?.leadId ?? place.messageId ?? loaded?.at(-1)?.messageId;
  const anchorId = current?.anchorId ?? leadId;
  return useMemo(() => {
    const messages = between(loaded ?? [], anchorId, leadId);
    return {
      lead: messages.find(({ messageId }) => messageId === leadId),
      messages,
      ids: new Set(messages.map(({ messageId }) => messageId)),
      select: (messageId, extend) =>
        setChosen({
          from: place,
          leadId: messageId,
          anchorId: extend ? (anchorId ?? messageId) : messageId,
        }),
    };
  }, [loaded, place, anchorId, leadId]);
}

/** The run from one message to another, whichever comes first; the second alone where the first is not loaded. */
export function between(
  messages: readonly Message[],
  anchorId: string | undefined,
  leadId: string | undefined,
): readonly Message[] {
  const lead = messages.findIndex(({ messageId }) => messageId === leadId);
  if (lead < 0) return [];
  const found = messages.findIndex(({ messageId }) => messageId === anchorId);
  const anchor = found < 0 ? lead : found;
  return messages.slice(Math.min(anchor, lead), Math.max(anchor, lead) + 1);
}
