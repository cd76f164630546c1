import { useViewportSize } from '@mantine/hooks';
import { useSettings } from './settings.ts';

/** Side by side from here on, in px at 100 % text size. */
const wideFrom = 1100;

/** Larger text needs room as a smaller window does, so both count. */
export function useIsWide(): boolean {
  const { width } = useViewportSize();
  const { textSize } = useSettings();
  return (width || window.innerWidth) / (textSize / 100) >= wideFrom;
}

/** Px of the screen for one px of the design. */
export function useScale(): number {
  return useSettings().textSize / 100;
}
