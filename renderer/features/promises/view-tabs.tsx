import { Tabs } from '@mantine/core';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { promiseStatusWords } from '../../../shared/i18n/words.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { countOf, promiseViews, type PromiseView } from './views.ts';

interface ViewTabsProps {
  readonly view: PromiseView;
  readonly counts: Readonly<Record<PromiseRow['status'], number>> | undefined;
  readonly onChange: (view: PromiseView) => void;
}

/** One tab a state, each with its count. */
export function ViewTabs({ view, counts, onChange }: ViewTabsProps) {
  const t = useTexts(promisesTexts);
  const states = useTexts(promiseStatusWords);
  const number = useNumber();
  return (
    <Tabs value={view} onChange={(value) => onChange(value as PromiseView)}>
      <Tabs.List aria-label={t.views}>
        {promiseViews.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {name === 'settled' ? t.settled : states[name]}
            {counts && ` ${number(countOf(name, counts))}`}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
