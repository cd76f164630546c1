import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { PeopleLink } from '../../../shared/contract/people.ts';
import { peopleTexts } from '../../../shared/i18n/people.ts';
import { client } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import { useUndoable } from '../../ui/undoable.ts';
import classes from './conversation.module.css';

interface PersonLinksProps {
  readonly links: readonly PeopleLink[];
}

/** Who said that accounts are one person, when and why; what was undone stays on record. */
export function PersonLinks({ links }: PersonLinksProps): ReactNode {
  const t = useTexts(peopleTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  const undoable = useUndoable();
  const [undoing, setUndoing] = useState<PeopleLink | null>(null);
  if (links.length === 0) return null;
  const unlink = async (reason: string | undefined): Promise<void> => {
    if (!undoing) return;
    const { linkId, accountIds, reason: said } = undoing;
    const [accountId, otherId] = accountIds;
    await client.people.unlink({ linkId, reason: reason ?? '' });
    undoable(t.unlinked, () => client.people.link({ accountId, otherId, reason: said }));
  };
  return (
    <>
      <h3 className={classes['personTitle']}>{t.links}</h3>
      <ul className={classes['accounts']} aria-label={t.links}>
        {links.map((link) => {
          const { linkId, linkedAt, linkedBy, reason, undone } = link;
          return (
            <li key={linkId} data-undone={undone !== null}>
              <span className={classes['accountName']}>{t.linkLine(...link.names)}</span>
              <span>{t.by(linkedBy, fullTime(linkedAt, zone, language), reason)}</span>
              {undone === null ? (
                <Button variant="default" size="compact-sm" onClick={() => setUndoing(link)}>
                  {t.unlink}
                </Button>
              ) : (
                <span>
                  {t.undone(undone.by, fullTime(undone.at, zone, language), undone.reason)}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {undoing && (
        <ReasonDialog
          title={t.unlinkTitle(...undoing.names)}
          hint={t.unlinkHint}
          label={t.unlinkWhy}
          action={t.unlink}
          required
          onConfirm={unlink}
          onClose={() => setUndoing(null)}
        />
      )}
    </>
  );
}
