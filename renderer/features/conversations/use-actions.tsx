import { useState, type ReactNode } from 'react';
import type { ActionId } from '../../../shared/domain/shortcuts/actions.ts';
import type { MessageMarks } from '../../../shared/contract/marks.ts';
import { actionWords } from '../../../shared/i18n/shortcuts.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import type { Message } from '../../../shared/model/message.ts';
import { addToBasket, removeFromBasket, useBasket, type BasketItem } from '../../ui/basket.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { NoteDialog, TagDialog } from './mark-dialogs.tsx';
import { RecordDispute, RecordPromise } from './record-dialog.tsx';
import { useCopyWithCitation } from './use-citation.ts';
import { useCopyLink } from './use-copy-link.ts';
import type { Selection } from './use-selection.ts';

export interface MessageAction {
  readonly action: Extract<
    ActionId,
    | 'recordPromise'
    | 'recordDispute'
    | 'addEvidence'
    | 'note'
    | 'tag'
    | 'handOver'
    | 'cite'
    | 'copyLink'
  >;
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
  const words = useTexts(actionWords);
  const common = useTexts(commonWords);
  const copy = useCopyWithCitation();
  const copyLink = useCopyLink();
  const basket = useBasket();
  if (!message) return { actions: [], dialog: null };
  const { messageId } = message;
  const messageIds = messages.map((each) => each.messageId);
  const basketIds = new Set(basket.map((item) => item.messageId));
  const missing = messages.filter((each) => !basketIds.has(each.messageId));
  const isInBasket = missing.length === 0;
  const toggleEvidence = (): void => {
    if (isInBasket) {
      removeFromBasket(messageIds);
      notify(t.evidenceRemoved, {
        label: common.undo,
        run: () => addToBasket(messages.map(toBasketItem)),
      });
    } else {
      addToBasket(missing.map(toBasketItem));
      notify(t.evidenceAdded(basket.length + missing.length), {
        label: common.undo,
        run: () => removeFromBasket(missing.map((each) => each.messageId)),
      });
    }
  };
  const close = (): void => setAsking(null);
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
      { action: 'recordPromise', label: t.recordPromise, run: () => setAsking('promise') },
      { action: 'recordDispute', label: t.recordDispute, run: () => setAsking('dispute') },
      {
        action: 'addEvidence',
        label: isInBasket ? t.removeEvidence : t.addEvidence,
        run: toggleEvidence,
      },
      { action: 'note', label: t.noteMessage, run: () => setAsking('note') },
      { action: 'tag', label: t.tagMessages(messages.length), run: () => setAsking('tag') },
      { action: 'handOver', label: t.handOver, run: () => setAsking('handover') },
      { action: 'cite', label: t.copyCitation, run: () => void copy(messages) },
      { action: 'copyLink', label: words.copyLink, run: () => void copyLink(messageId) },
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
