import { useState, type ReactNode } from 'react';
import type { MessageMarks } from '../../../shared/contract/marks.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import type { Message } from '../../../shared/model/message.ts';
import { addToBasket, removeFromBasket, useBasket, type BasketItem } from '../../ui/basket.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { NoteDialog, TagDialog } from './mark-dialogs.tsx';
import { RecordDispute, RecordPromise } from './record-dialog.tsx';
import { useCopyWithCitation } from './use-citation.ts';
import type { Selection } from './use-selection.ts';

export interface MessageAction {
  readonly key: 'P' | 'D' | 'E' | 'N' | 'T' | 'H' | 'C';
  readonly label: string;
  readonly run: () => void;
}

/** What can be done with the selected message, by key and by button, and the dialog that this may open. */
export function useMessageActions(
  { lead: message, messages }: Selection,
  marks: ReadonlyMap<string, MessageMarks>,
): {
  actions: readonly MessageAction[];
  dialog: ReactNode;
} {
  const t = useTexts(conversationTexts);
  const [asking, setAsking] = useState<Asking | null>(null);
  const copy = useCopyWithCitation();
  const basket = useBasket();
  if (!message) return { actions: [], dialog: null };
  const { messageId } = message;
  const basketIds = new Set(basket.map((item) => item.messageId));
  const missing = messages.filter((each) => !basketIds.has(each.messageId));
  const isInBasket = missing.length === 0;
  const toggleEvidence = (): void => {
    if (isInBasket) {
      removeFromBasket(messages.map((each) => each.messageId));
      notify(t.evidenceRemoved);
    } else {
      addToBasket(missing.map(toBasketItem));
      notify(t.evidenceAdded(basket.length + missing.length));
    }
  };
  const close = (): void => setAsking(null);
  const messageIds = messages.map((each) => each.messageId);
  const dialogs: Readonly<Record<Asking, ReactNode>> = {
    promise: <RecordPromise message={message} onClose={close} />,
    dispute: <RecordDispute messages={messages} onClose={close} />,
    note: (
      <NoteDialog message={message} notes={marks.get(messageId)?.notes ?? []} onClose={close} />
    ),
    tag: <TagDialog messages={messages} tags={sharedTags(messageIds, marks)} onClose={close} />,
    handover: <HandOverDialog messages={messages} onClose={close} />,
  };
  return {
    actions: [
      { key: 'P', label: t.recordPromise, run: () => setAsking('promise') },
      { key: 'D', label: t.recordDispute, run: () => setAsking('dispute') },
      { key: 'E', label: isInBasket ? t.removeEvidence : t.addEvidence, run: toggleEvidence },
      { key: 'N', label: t.noteMessage, run: () => setAsking('note') },
      { key: 'T', label: t.tagMessages(messages.length), run: () => setAsking('tag') },
      { key: 'H', label: t.handOver, run: () => setAsking('handover') },
      { key: 'C', label: t.copyCitation, run: () => void copy(messages) },
    ],
    dialog: asking === null ? null : dialogs[asking],
  };
}

type Asking = 'promise' | 'dispute' | 'note' | 'tag' | 'handover';

/** Tags that every one of the messages has. */
function sharedTags(
  messageIds: readonly string[],
  marks: ReadonlyMap<string, MessageMarks>,
): readonly string[] {
  const [first = [], ...rest] = messageIds.map(
    (id) => marks.get(id)?.tags.map(({ tag }) => tag) ?? [],
  );
  return first.filter((tag) => rest.every((tags) => tags.includes(tag)));
}

function toBasketItem({ messageId, conversationId }: Message): BasketItem {
  return { messageId, conversationId };
}
