import { appTexts } from '../../shared/i18n/app.ts';
import { searchTexts } from '../../shared/i18n/search.ts';
import search from '../features/search/search.module.css';
import { wideFrom } from '../ui/breakpoints.ts';
import { earlyFrameId } from '../ui/early-frame.ts';
import type { Look } from '../ui/look.ts';
import { searchBoxId } from '../ui/search-focus.ts';
import early from './early-frame.module.css';
import navigation from './navigation.module.css';
import { roomIds } from './room-ids.ts';
import shell from './shell.module.css';
import statusBar from './status-bar.module.css';

/**
 * Draws what the program is going to draw first, without it: the rooms, and a search box that keeps what is
 * typed until the real one takes it over. Everything stands where it will stand (a test compares).
 */
export function drawEarlyFrame({ language, theme, textSize }: Look): void {
  const t = appTexts[language];
  const words = searchTexts[language];
  const isDark =
    theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  document.documentElement.dataset['mantineColorScheme'] = isDark ? 'dark' : 'light';
  const isWide = window.innerWidth / (textSize / 100) >= wideFrom;
  const box = searchBox(words.box, words.boxHint);
  const rooms = roomIds.map((id) =>
    made('li', {}, [
      made(
        'a',
        {
          class: navigation['room'],
          href: `#/${id}`,
          'aria-current': id === 'search' ? 'page' : undefined,
          title: isWide ? undefined : t[id],
        },
        [
          made('span', { class: early['icon'] }),
          made('span', { class: navigation['label'] }, [t[id]]),
        ],
      ),
    ]),
  );
  const name = isWide ? [made('p', { class: navigation['name'] }, [t.name])] : [];
  const nav = made(
    'nav',
    { class: navigation['nav'], 'data-rail': String(!isWide), 'aria-label': t.navigation },
    [...name, made('ul', { class: navigation['rooms'] }, rooms)],
  );
  const top = made('div', { class: search['top'] }, [
    made('div', { class: search['box'] }, [box]),
    button(words.filters),
    button(words.savedShort),
  ]);
  const room = made('section', { class: search['room'], 'aria-label': words.title }, [
    made('h1', { class: search['heading'] }, [words.title]),
    top,
  ]);
  const frame = made('div', { id: earlyFrameId, class: shell['shell'] }, [
    nav,
    made('main', { class: shell['main'] }, [room]),
    made('footer', { class: statusBar['bar'], 'aria-label': t.statusBar }),
  ]);
  document.body.prepend(frame);
  box.focus();
}

function searchBox(name: string, hint: string): HTMLElement {
  const box = made('input', {
    id: searchBoxId,
    class: early['box'],
    type: 'text',
    role: 'combobox',
    'aria-label': name,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    placeholder: hint,
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: '2000',
  });
  box.addEventListener('compositionstart', () => (box.dataset['composing'] = ''));
  box.addEventListener('compositionend', () => delete box.dataset['composing']);
  return box;
}

/** Keeps the place of one that the program brings. */
function button(words: string): HTMLElement {
  return made('div', { class: early['button'], 'aria-hidden': 'true' }, [words]);
}

function made(
  tag: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly (HTMLElement | string)[] = [],
): HTMLElement {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
