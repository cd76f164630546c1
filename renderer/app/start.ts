import './mantine.css';
import './theme.css';
import { archiveExpected } from '../../shared/contract/desktop.ts';
import { token } from '../api/token.ts';
import { lastLook, showLook } from '../ui/look.ts';
import { drawEarlyFrame } from './early-frame.ts';
import { startsInSearch } from './room-ids.ts';

/*
 * The page's first script: it draws the frame and a search box that takes words at once, and lets the
 * program come behind them. Small, so that it has run before the rest has even been read.
 */

// Before any schema: zod would try whether it may compile code, which the page's content policy refuses
// and reports. It reads its settings from here.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// Reading the token takes it out of the address before anything reads that.
void token;

const look = lastLook();
showLook(look);
const isSearch = startsInSearch();
const isExpected = new URLSearchParams(location.search).has(archiveExpected);
if (isSearch && isExpected) {
  drawEarlyFrame(look);
  whenSeen(load);
} else load();

function load(): void {
  void import('./main.tsx');
  // The room that is seen first comes with the program, and not after it.
  if (isSearch) void import('../features/search/room.tsx').catch(() => undefined);
}

/** Once the frame is to be seen. A window that is hidden shows nothing, but it is not to wait for ever. */
function whenSeen(act: () => void): void {
  const late = setTimeout(act, 1_000);
  const seen = new PerformanceObserver(() => {
    seen.disconnect();
    clearTimeout(late);
    setTimeout(act);
  });
  seen.observe({ type: 'paint', buffered: true });
}
