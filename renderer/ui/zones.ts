import type { Language } from '../../shared/i18n/texts.ts';
import { useLanguage } from './language.ts';

/** IANA zones that this browser knows; UTC is not among those it lists. */
const zones: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

/** A zone as people call it: 中国标准时间 for Asia/Shanghai. As it is where there is no name for it. */
export function zoneName(zone: string, language: Language): string {
  try {
    const format = new Intl.DateTimeFormat(language, {
      timeZone: zone,
      timeZoneName: 'longGeneric',
    });
    const name = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value;
    return name === undefined || /\d/.test(name) ? zone : name;
  } catch {
    return zone;
  }
}

/** Its name and its id, by either of which it is found in a list. */
export function zoneWords(zone: string, language: Language): string {
  const name = zoneName(zone, language);
  return name === zone ? zone : `${name} (${zone})`;
}

export interface ZoneChoice {
  readonly value: string;
  readonly label: string;
}

const choices = new Map<Language, ZoneChoice[]>();

/** All zones, for a list to choose from. */
export function useZoneChoices(): ZoneChoice[] {
  const language = useLanguage();
  const known = choices.get(language);
  if (known) return known;
  const made = zones.map((zone) => ({ value: zone, label: zoneWords(zone, language) }));
  choices.set(language, made);
  return made;
}
