import { useTexts } from '../../ui/language.ts';
import { addressOf } from '../../../shared/domain/links/deep-link.ts';
import { privacyTexts } from '../../../shared/i18n/privacy.ts';
import { client } from '../../api/client.ts';
import { useErrorText } from '../../ui/failure.tsx';
import { notify } from '../../ui/notice.tsx';

/** A message's own address, for a colleague's chat. It names the archive: others number otherwise. */
export function useCopyLink(): (messageId: string) => Promise<void> {
  const t = useTexts(privacyTexts);
  const say = useErrorText();
  return async (messageId) => {
    try {
      const { archive } = await client.bundles.identify();
      const id = archive.slice(0, 8);
      await navigator.clipboard.writeText(
        addressOf({ kind: 'message', id: messageId, archive: id }),
      );
      notify(t.linkCopied);
    } catch (error) {
      notify(say(error).title);
    }
  };
}
