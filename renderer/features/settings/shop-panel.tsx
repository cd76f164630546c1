import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { firstRunTexts } from '../../../shared/i18n/first-run.ts';
import { useChangeSettings } from '../../ui/change-settings.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import { ShopFields } from '../../ui/shop-fields.tsx';

/** The shops and accounts of one's own, as the first run asked for them. */
export function ShopPanel(): ReactNode {
  const t = useTexts(firstRunTexts);
  const { shops, ownAccounts } = useSettings();
  const change = useChangeSettings();
  return (
    <Panel title={t.shop}>
      <Stack gap="sm" maw="40rem">
        <ShopFields
          facts={{ shops, ownAccounts }}
          onChange={({ shops: names, ownAccounts: accounts }) =>
            change({
              ...(names ? { shops: [...names] } : {}),
              ...(accounts ? { ownAccounts: [...accounts] } : {}),
            })
          }
        />
      </Stack>
    </Panel>
  );
}
