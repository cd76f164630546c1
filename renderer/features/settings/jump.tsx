import { Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { settingsTexts } from '../../../shared/i18n/settings.ts';
import { useTexts } from '../../ui/language.ts';

/** Leads to a panel of the page by a few letters of its title, or of a setting in it. */
export function Jump(): ReactNode {
  const t = useTexts(settingsTexts);
  const [places, setPlaces] = useState<readonly Place[]>([]);
  return (
    <Select
      aria-label={t.find}
      placeholder={t.find}
      nothingFoundMessage={t.notFound}
      searchable
      w="16rem"
      value={null}
      data={places.map(({ name }) => name)}
      maxDropdownHeight="60vh"
      onDropdownOpen={() => setPlaces(placesOnPage())}
      onChange={(chosen) => goTo(places.find(({ name }) => name === chosen)?.element)}
    />
  );
}

interface Place {
  /** `备份`, or `备份 · 自动备份`. */
  readonly name: string;
  readonly element: Element;
}

/** What stands on the page now: some panels are there for the desktop, or for an encrypted archive, alone. */
function placesOnPage(): readonly Place[] {
  const places = new Map<string, Element>();
  for (const panel of document.querySelectorAll('#content section section[aria-label]')) {
    const title = panel.getAttribute('aria-label') ?? '';
    places.set(title, panel);
    for (const label of panel.querySelectorAll('[data-setting]')) {
      places.set(`${title} · ${label.textContent}`, label.parentElement ?? panel);
    }
  }
  return [...places].map(([name, element]) => ({ name, element }));
}

function goTo(place: Element | undefined): void {
  place?.scrollIntoView({ block: 'start' });
  const chosen = place?.querySelector<HTMLElement>('input[type="radio"]:checked');
  const first = place?.querySelector<HTMLElement>('input, button, [tabindex="0"]');
  const isRadio = first instanceof HTMLInputElement && first.type === 'radio';
  // Once the list has given the focus back to where it was opened.
  requestAnimationFrame(() => (isRadio ? chosen : first)?.focus({ preventScroll: true }));
}
