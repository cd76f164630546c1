const searchBoxId = 'search-box';

/** The search box's element id: the one field that every room can reach. */
export { searchBoxId };

/** Goes to the search room and puts the cursor into its box, whatever was typed there selected. */
export function focusSearch(navigate: (path: string) => void): void {
  if (focusBox()) return;
  navigate('/search');
  // The room is loaded on demand, so its box may take a moment.
  const started = performance.now();
  const attempt = (): void => {
    if (!focusBox() && performance.now() - started < 2_000) requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
}

function focusBox(): boolean {
  const box = document.getElementById(searchBoxId);
  if (!(box instanceof HTMLInputElement) || box.offsetParent === null) return false;
  box.focus();
  box.select();
  return true;
}
