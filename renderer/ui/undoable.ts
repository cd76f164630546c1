import { commonWords } from '../../shared/i18n/words.ts';
import { useErrorText } from './failure.tsx';
import { useTexts } from './language.ts';
import { notify } from './notice.tsx';

/** Says what was done and keeps the way back, which is a deed of its own. */
export function useUndoable(): (done: string, undo: () => Promise<unknown>) => void {
  const common = useTexts(commonWords);
  const say = useErrorText();
  return (done, undo) =>
    notify(done, {
      label: common.undo,
      run: () =>
        void undo().catch((error: unknown) => notify(`${common.undo}: ${say(error).title}`)),
    });
}
