/** A key as shortcuts write it: `k`, `mod+shift+l`, `alt+ArrowLeft`, `F1`, `g s`. */
export const keyNamePattern =
  /^(?:(?:mod\+)?(?:alt\+)?(?:shift\+)?(?:[^\s]|[A-Z][A-Za-z0-9]{1,15})|[^\s] [^\s])$/u;

/** Keys that move, open, leave and mark everywhere, and what the system and fields keep for themselves. */
const kept = new Set(
  (
    'Enter Escape Tab Backspace Delete Home End PageUp PageDown ArrowUp ArrowDown ArrowLeft ArrowRight ' +
    'Shift Control Alt Meta Process Unidentified Dead shift+Enter shift+Tab shift+ArrowUp shift+ArrowDown ' +
    '1 2 3 4 5 6 7 8 9 mod+a mod+c mod+v mod+x mod+w mod+q mod+r mod+t mod+n mod+Enter alt+F4 alt+Tab'
  ).split(' '),
);

/** True for a key that a person may give to an action. */
export function isAssignable(key: string): boolean {
  return keyNamePattern.test(key) && !kept.has(key);
}

/**
 * Electron's name of a key for a menu (`CmdOrCtrl+Shift+L`); null for what no menu can hold: a letter alone
 * would be taken from whoever types.
 */
export function acceleratorOf(key: string): string | null {
  if (key.includes(' ') || !/^(?:mod|alt)\+|^F\d/.test(key)) return null;
  const parts = key.split(/\+(?=.)/);
  const last = parts.at(-1) ?? '';
  const named = accelerators[last] ?? (last.length === 1 ? last.toUpperCase() : last);
  return [...parts.slice(0, -1).map((part) => accelerators[part] ?? part), named].join('+');
}

const accelerators: Readonly<Record<string, string>> = {
  mod: 'CmdOrCtrl',
  alt: 'Alt',
  shift: 'Shift',
  '+': 'Plus',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
};

/** A key in the words of the keyboard, for where there is only text: `Ctrl+Shift+L`, `G S`. */
export function keyInWords(key: string): string {
  return key
    .split(' ')
    .map((chord) =>
      chord
        .split(/\+(?=.)/)
        .map((part) => words[part] ?? (part.length === 1 ? part.toUpperCase() : part))
        .join('+'),
    )
    .join(' ');
}

const words: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};
