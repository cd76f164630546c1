import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import {
  actionIds,
  actions,
  groups,
  keysOf,
  type ActionId,
} from '../../shared/domain/shortcuts/actions.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { actionWords, groupWords } from '../../shared/i18n/shortcuts.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { useTexts } from '../ui/language.ts';
import { useSettings } from '../ui/settings.ts';
import classes from './help.module.css';

/** The sheet of keys: what each does, as people may have changed it. */
export function Help({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const t = useTexts(appTexts);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.help}
      size="52rem"
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <div className={classes['help']}>
        <Keys />
      </div>
    </Modal>
  );
}

function Keys(): ReactNode {
  const t = useTexts(appTexts);
  const labels = useTexts(actionWords);
  const headings = useTexts(groupWords);
  const { shortcuts } = useSettings();
  const fixed = [
    ['Home', t.firstRow],
    ['End', t.lastRow],
    ['Enter', t.openRow],
    ['Escape', t.goBack],
    ['1', t.nthLane],
    ['mod+Enter', t.save],
  ] as const;
  return (
    <section aria-label={t.keys}>
      <h2>{t.keys}</h2>
      <p>
        {t.keysHint} <Link href="/settings">{t.keysChange}</Link>
      </p>
      <div className={classes['groups']}>
        {groups.map((group) => (
          <div key={group}>
            <h3>{headings[group]}</h3>
            <dl className={classes['keys']}>
              {group === 'list' &&
                fixed.map(([key, label]) => (
                  <div key={key} className={classes['pair']}>
                    <dt>
                      <KeyHint keys={key} />
                    </dt>
                    <dd>{label}</dd>
                  </div>
                ))}
              {actionIds
                .filter((id) => actions[id].group === group)
                .map((id) => (
                  <div key={id} className={classes['pair']} data-action={id}>
                    <dt>
                      {[...(arrows[id] ?? []), ...keysOf(id, shortcuts)].slice(0, 2).map((key) => (
                        <KeyHint key={key} keys={key} />
                      ))}
                    </dt>
                    <dd>{labels[id]}</dd>
                  </div>
                ))}
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}

/** What stands beside the letters that people may change. */
const arrows: Partial<Record<ActionId, readonly string[]>> = {
  nextRow: ['ArrowDown'],
  previousRow: ['ArrowUp'],
};
