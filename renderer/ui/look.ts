import { defaultSettings } from '../../shared/contract/default-settings.ts';
import type { Settings } from '../../shared/contract/settings.ts';

/** As much of the settings as the page shows before any archive is open. */
export type Look = Pick<Settings, 'language' | 'theme' | 'textSize'>;

/** Keeps the look for the next start, before any archive is open. */
export function rememberLook({ language, theme, textSize }: Look): void {
  localStorage.setItem(lookKey, JSON.stringify({ language, theme, textSize }));
}

/** The settings with the look of the last visit. */
export function lastLook(): Settings {
  try {
    const look = JSON.parse(localStorage.getItem(lookKey) ?? '{}') as Partial<Settings>;
    return { ...defaultSettings, ...look };
  } catch {
    return defaultSettings;
  }
}

const lookKey = 'look';

/** Language and text size of the page itself. Its colours are a matter of the theme's provider. */
export function showLook({ language, textSize }: Omit<Look, 'theme'>): void {
  document.documentElement.lang = language;
  document.title = language === 'en' ? 'Keptword' : '守言 Keptword';
  document.documentElement.style.fontSize = `${textSize}%`;
}
