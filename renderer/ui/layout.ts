import { useViewportSize } from '@mantine/hooks';
import { wideFrom } from './breakpoints.ts';
import { useSettings } from './settings.ts';

/** Three panes side by side from here on. */
const veryWideFrom = 1440;

/** What one reads and something beside it, from here on. */
const asideFrom = 840;

/** Larger text needs room as a smaller window does, so both count. */
export function useIsWide(): boolean {
  return useDesignWidth() >= wideFrom;
}

export function useIsVeryWide(): boolean {
  return useDesignWidth() >= veryWideFrom;
}

/** Room for an aside beside what is read, if the list makes way. */
export function useHasRoomAside(): boolean {
  return useDesignWidth() >= asideFrom;
}

/** Px of the design that the window has room for. */
function useDesignWidth(): number {
  const { width } = useViewportSize();
  const { textSize } = useSettings();
  return (width || window.innerWidth) / (textSize / 100);
}

/** Px of the screen for one px of the design. */
export function useScale(): number {
  return useSettings().textSize / 100;
}
