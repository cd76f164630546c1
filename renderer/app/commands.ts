import { appTexts } from '../../shared/i18n/app.ts';
import { languageNames, languages } from '../../shared/i18n/texts.ts';
import { useTexts } from '../ui/language.ts';
import { useChangeSettings, useSettings } from '../ui/settings.ts';
import { focusSearch } from '../ui/search-focus.ts';
import { startSearch } from '../ui/search-request.ts';
import { rooms } from './rooms.tsx';
import { textSizeBeside } from './text-size-keys.ts';

export interface Command {
  readonly label: string;
  readonly keys?: string;
  /** Offered whatever was typed. */
  readonly always?: boolean;
  readonly run: () => void;
}

interface CommandContext {
  readonly navigate: (path: string) => void;
  readonly onHelp: () => void;
  readonly onDraft: () => void;
  /** What was typed so far; can be searched for. */
  readonly words: string;
}

/** Everything that the palette offers. */
export function useCommands({
  navigate,
  onHelp,
  onDraft,
  words,
}: CommandContext): readonly Command[] {
  const t = useTexts(appTexts);
  const { language, textSize } = useSettings();
  const { change } = useChangeSettings();
  const sought = words.trim();
  return [
    ...rooms.map(({ id, key }) => ({
      label: t.goTo(t[id]),
      keys: `g ${key}`,
      run: () => navigate(`/${id}`),
    })),
    ...languages
      .filter((other) => other !== language)
      .map((other) => ({
        label: t.showIn(languageNames[other]),
        run: () => change({ language: other }),
      })),
    { label: t.lightTheme, run: () => change({ theme: 'light' }) },
    { label: t.darkTheme, run: () => change({ theme: 'dark' }) },
    { label: t.systemTheme, run: () => change({ theme: 'system' }) },
    {
      label: t.largerText,
      keys: 'mod++',
      run: () => change({ textSize: textSizeBeside(textSize, 1) }),
    },
    {
      label: t.smallerText,
      keys: 'mod+-',
      run: () => change({ textSize: textSizeBeside(textSize, -1) }),
    },
    { label: t.checkDraft, keys: 'mod+j', run: onDraft },
    { label: t.help, keys: 'F1', run: onHelp },
    ...(sought === ''
      ? []
      : [
          {
            label: t.searchFor(sought),
            always: true,
            run: () => {
              startSearch({ words: sought });
              focusSearch(navigate);
            },
          },
        ]),
  ];
}
