/** Every typed letter in order, so that `prm` finds Promises; whole words in any language. */
export function fits(label: string, words: string): boolean {
  const text = label.toLowerCase();
  let at = 0;
  for (const letter of words.trim().toLowerCase().replaceAll(' ', '')) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
