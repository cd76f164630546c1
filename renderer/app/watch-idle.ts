const hands = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const lookMs = 5_000;

/**
 * Calls back once nobody has had a hand on the page for so long. Looks at the clock, so that a computer
 * that slept counts the time. Returns what ends it.
 */
export function watchIdle(target: EventTarget, minutes: number, onIdle: () => void): () => void {
  let last = Date.now();
  const touched = (): void => {
    // Whoever comes back to a sleeping computer has not been here meanwhile.
    if (!look()) last = Date.now();
  };
  const look = (): boolean => {
    if (Date.now() - last < minutes * 60_000) return false;
    stop();
    onIdle();
    return true;
  };
  const timer = setInterval(look, lookMs);
  const stop = (): void => {
    clearInterval(timer);
    for (const hand of hands) target.removeEventListener(hand, touched, true);
  };
  for (const hand of hands) target.addEventListener(hand, touched, true);
  return stop;
}
