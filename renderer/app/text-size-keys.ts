import { useMemo } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { useChangeSettings } from '../ui/change-settings.ts';
import { useTexts } from '../ui/language.ts';
import { useSettings } from '../ui/settings.ts';
import { useShortcuts, type Shortcut } from '../ui/shortcuts.ts';

export const textSizes = [100, 125, 150, 175, 200] as const;
export type TextSize = (typeof textSizes)[number];

/** The next larger (+1) or smaller (-1) size; the same at either end. */
export function textSizeBeside(size: TextSize, step: 1 | -1): TextSize {
  return textSizes[textSizes.indexOf(size) + step] ?? size;
}

/** Ctrl +, −, 0. */
export function useTextSizeKeys(): void {
  const t = useTexts(appTexts);
  const { textSize } = useSettings();
  const change = useChangeSettings();
  const shortcuts = useMemo<readonly Shortcut[]>(() => {
    const set = (size: TextSize) => () => change({ textSize: size });
    return [
      {
        action: 'largerText',
        label: t.largerText,
        inDialog: true,
        run: set(textSizeBeside(textSize, 1)),
      },
      {
        action: 'smallerText',
        label: t.smallerText,
        inDialog: true,
        run: set(textSizeBeside(textSize, -1)),
      },
      { action: 'normalText', inDialog: true, run: set(100) },
    ];
    // `change` is new at every render but always does the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [t, textSize]);
  useShortcuts(shortcuts);
}
