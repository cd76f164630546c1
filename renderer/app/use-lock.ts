import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { privacyTexts } from '../../shared/i18n/privacy.ts';
import { api, client } from '../api/client.ts';
import { useErrorText } from '../ui/failure.tsx';
import { useTexts } from '../ui/language.ts';
import { notify } from '../ui/notice.tsx';

/** Locks the screen; says so where nobody could unlock it. */
export function useLock(): () => void {
  const t = useTexts(privacyTexts);
  const say = useErrorText();
  const queries = useQueryClient();
  return useCallback(
    () => {
      client.screen.lock().then(
        (state) => queries.setQueryData(api.screen.state.queryKey(), state),
        (error: unknown) =>
          notify(isConflict(error) ? t.noSecret : `${t.lockNow}: ${say(error).title}`),
      );
    },
    // What errors are called changes with the language, as `t` does.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [queries, t],
  );
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'conflict';
}
