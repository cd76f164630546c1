import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import type { Message } from '../../../shared/model/message.ts';
import { addToBasket, removeFromBasket, useBasket } from '../../ui/basket.ts';
import { useErrorText } from '../../ui/failure.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import { provenanceOf } from './provenance.tsx';
import { RecordDispute, RecordPromise } from './record-dialog.tsx';

export interface MessageAction {
  readonly key: 'P' | 'D' | 'E' | 'C';
  readonly label: string;
  readonly run: () => void;
}

/** What can be done with the selected message, by key and by button, and the dialog that this may open. */
export function useMessageActions(message: Message | undefined): {
  actions: readonly MessageAction[];
  dialog: ReactNode;
} {
  const t = useTexts(conversationTexts);
  const [asking, setAsking] = useState<'promise' | 'dispute' | null>(null);
  const copy = useCopyWithCitation();
  const basket = useBasket();
  if (!message) return { actions: [], dialog: null };
  const { messageId, conversationId } = message;
  const isInBasket = basket.some((item) => item.messageId === messageId);
  const toggleEvidence = (): void => {
    if (isInBasket) {
      removeFromBasket([messageId]);
      notify(t.evidenceRemoved);
    } else {
      addToBasket([{ messageId, conversationId }]);
      notify(t.evidenceAdded(basket.length + 1));
    }
  };
  const close = (): void => setAsking(null);
  return {
    actions: [
      { key: 'P', label: t.recordPromise, run: () => setAsking('promise') },
      { key: 'D', label: t.recordDispute, run: () => setAsking('dispute') },
      { key: 'E', label: isInBasket ? t.removeEvidence : t.addEvidence, run: toggleEvidence },
      { key: 'C', label: t.copyCitation, run: () => void copy(message) },
    ],
    dialog:
      asking === 'promise' ? (
        <RecordPromise messageId={messageId} onClose={close} />
      ) : asking === 'dispute' ? (
        <RecordDispute messageId={messageId} onClose={close} />
      ) : null,
  };
}

/** The words, who said them when, and the line of the kept original that proves it. */
function useCopyWithCitation(): (message: Message) => Promise<void> {
  const t = useTexts(conversationTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  const queries = useQueryClient();
  const say = useErrorText();
  return async (message) => {
    try {
      const { provenance } = await queries.fetchQuery(provenanceOf(message.messageId));
      const [source] = provenance;
      const when =
        message.sentAt === null
          ? (message.wallClock ?? fullTime(null, zone, language))
          : fullTime(message.sentAt, zone, language);
      const cited = t.citation(
        message.sender,
        when,
        source?.fileName ?? '',
        String(source?.position ?? ''),
        source?.digest.slice(0, 8) ?? '',
      );
      await navigator.clipboard.writeText(`${message.text}\n—— ${cited}`);
      notify(t.copied);
    } catch (error) {
      notify(`${t.copyCitation}: ${say(error).title}`);
    }
  };
}
