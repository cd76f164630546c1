import type { PageState } from '../../shared/contract/desktop.ts';

/** Until the page has said anything. */
export const firstState: Omit<PageState, 'language'> = {
  shortcuts: {},
  possible: [],
  waiting: { promises: 0, handovers: 0 },
  closeToTray: false,
};
