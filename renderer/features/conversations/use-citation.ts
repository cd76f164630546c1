import { useQueryClient } from '@tanstack/react-query';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useErrorText } from '../../ui/failure.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useShownMessage } from '../../ui/masking.tsx';
import { notify } from '../../ui/notice.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import { provenanceOf } from './provenance.tsx';

/** The words, who said them when and to whom, and the place in the kept original that proves it. */
export function useCopyWithCitation(): (messages: readonly Message[]) => Promise<void> {
  const t = useTexts(conversationTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  const queries = useQueryClient();
  const say = useErrorText();
  const shown = useShownMessage();
  const cited = async (message: Message): Promise<string> => {
    const { messageId, sentAt, wallClock, sender, text } = message;
    const { provenance, conversation } = await queries.fetchQuery(provenanceOf(messageId));
    const [source] = provenance;
    const when =
      sentAt === null && wallClock !== null
        ? wallClock.replace('T', ' ')
        : fullTime(sentAt, zone, language);
    const place =
      source === undefined
        ? t.citationUnsourced(messageId)
        : t.citationSource(
            source.fileName,
            String(source.position),
            source.digest.slice(0, 8),
            messageId,
          );
    return `${shown(messageId, text)}\n—— ${t.citation(sender, when, conversation.title)}${place}`;
  };
  return async (messages) => {
    try {
      const all = await Promise.all(messages.map(cited));
      await navigator.clipboard.writeText(all.join('\n\n'));
      notify(t.copied(messages.length));
    } catch (error) {
      notify(`${t.copyCitation}: ${say(error).title}`);
    }
  };
}
