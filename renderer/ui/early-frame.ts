/** Where the page's first script draws the frame and its search box, before the program has come. */
export const earlyFrameId = 'early';

/** What was typed into the early box, and what of it was selected. */
export interface EarlyWords {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

let typed: EarlyWords | null = null;

/** For the real box when it stands: what was typed before; null where nothing was. It is told once. */
export function takeEarlyWords(): EarlyWords | null {
  putEarlyFrameAway();
  const taken = typed;
  typed = null;
  return taken;
}

/** The program has drawn its own frame; what was typed into the early one stays for the real box. */
export function putEarlyFrameAway(): void {
  const box = earlyBox();
  if (box && box.value !== '') {
    const { value: words, selectionStart, selectionEnd } = box;
    typed = { words, start: selectionStart ?? words.length, end: selectionEnd ?? words.length };
  }
  document.getElementById(earlyFrameId)?.remove();
}

/** While an input method is making words in the early box, that must not be taken from under it. */
export async function earlyWordsWritten(): Promise<void> {
  const box = earlyBox();
  if (box?.dataset['composing'] === undefined) return;
  await new Promise((resolve) => box.addEventListener('compositionend', resolve, { once: true }));
  // The event itself still works on the box.
  await new Promise((resolve) => setTimeout(resolve));
  await earlyWordsWritten();
}

function earlyBox(): HTMLInputElement | null {
  return document.querySelector(`#${earlyFrameId} input`);
}
