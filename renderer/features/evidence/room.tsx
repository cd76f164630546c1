import { Tabs } from '@mantine/core';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { useBasket } from '../../ui/basket.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Page } from '../../ui/page.tsx';
import { PackageList } from './package-list.tsx';
import { Pack } from './pack.tsx';
import { VerifyFile } from './verify-file.tsx';

const views = ['basket', 'packages', 'verify'] as const;
type View = (typeof views)[number];

/** Packs messages so that others can check them, keeps account of the packages, and checks any. */
export function EvidenceRoom() {
  const t = useTexts(evidenceTexts);
  const number = useNumber();
  const basket = useBasket();
  const [view, setView] = useKeptState<View>('evidence.view', () => 'basket');
  return (
    <Page title={t.title}>
      <Tabs value={view} onChange={(value) => setView(value as View)}>
        <Tabs.List aria-label={t.views}>
          {views.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t[name]}
              {name === 'basket' && ` ${number(basket.length)}`}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {view === 'basket' && <Pack />}
      {view === 'packages' && <PackageList onBasket={() => setView('basket')} />}
      {view === 'verify' && <VerifyFile />}
    </Page>
  );
}
