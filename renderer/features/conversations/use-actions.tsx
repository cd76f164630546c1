import { useState, type ReactNode } from 'react';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import type { Message } from '../../../shared/model/message.ts';
import { addToBasket, removeFromBasket, useBasket, type BasketItem } from '../../ui/basket.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { RecordDispute, RecordPromise } from './record-dialog.tsx';
import { useCopyWithCitation } from './use-citation.ts';
import type { Selection } from './use-selection.ts';

export interface MessageAction {
  readonly key: 'P' | 'D' | 'E' | 'C';
  readonly label: string;
  readonly run: () => void;
}

/** What can be done with the selected message, by key and by button, and the dialog that this may open. */
export function useMessageActions({ lead: message, messages }: Selection): {
  actions: readonly MessageAction[];
  dialog: ReactNode;
} {
  const t = useTexts(conversationTexts);
  const [asking, setAsking] = useState<'promise' | 'dispute' | null>(null);
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
  return {
    actions: [
      { key: 'P', label: t.recordPromise, run: () => setAsking('promise') },
      { key: 'D', label: t.recordDispute, run: () => setAsking('dispute') },
      { key: 'E', label: isInBasket ? t.removeEvidence : t.addEvidence, run: toggleEvidence },
      { key: 'C', label: t.copyCitation, run: () => void copy(messages) },
    ],
    dialog:
      asking === 'promise' ? (
        <RecordPromise messageId={messageId} onClose={close} />
      ) : asking === 'dispute' ? (
        <RecordDispute messageIds={messages.map((each) => each.messageId)} onClose={close} />
      ) : null,
  };
}

function toBasketItem({ messageId, conversationId }: Message): BasketItem {
  return { messageId, conversationId };
}
