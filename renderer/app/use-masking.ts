import { useCallback } from 'react';
import { privacyTexts } from '../../shared/i18n/privacy.ts';
import { useChangeSettings } from '../ui/change-settings.ts';
import { useTexts } from '../ui/language.ts';
import { notify } from '../ui/notice.tsx';
import { useSettings } from '../ui/settings.ts';

/** Hides numbers and addresses on the screen, or shows them again. */
export function useMasking(): () => void {
  const t = useTexts(privacyTexts);
  const { masking } = useSettings();
  const change = useChangeSettings();
  return useCallback(
    () => {
      change({ masking: !masking });
      notify(masking ? t.shown : t.hidden);
    },
    // `change` is new at every render but always does the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [masking, t],
  );
}
