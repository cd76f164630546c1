import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { Inspection } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { commonWords, roleWords } from '../../../shared/i18n/words.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './imports.module.css';

interface ParticipantsProps {
  readonly conversations: Inspection['conversations'];
  /** Names that a person has said to be the shop's. */
  readonly own: readonly string[];
  readonly onToggle: (name: string) => void;
}

const shownAtFirst = 12;
const most = 500;

/** Who speaks, and on which side. Those whom the format does not know to be ours can be pressed. */
export function Participants({ conversations, own, onToggle }: ParticipantsProps): ReactNode {
  const t = useTexts(importsTexts);
  const { more } = useTexts(commonWords);
  const roles = useTexts(roleWords);
  const [showsAll, setShowsAll] = useState(false);
  const byName = new Map(
    conversations.flatMap(({ participants }) => participants).map((each) => [each.name, each]),
  );
  if (byName.size === 0) return null;
  const names = [...byName.values()];
  const shown = names.slice(0, showsAll ? most : shownAtFirst);
  return (
    <>
      <h3 className={classes['subTitle']}>
        {t.participants} <span className={classes['quiet']}>{t.speakHint}</span>
      </h3>
      <ul className={classes['participants']} aria-label={t.participants}>
        {shown.map(({ name, role }) => {
          const isOwn = own.includes(name);
          const isTold = !isOwn && (role === 'agent' || role === 'bot' || role === 'system');
          const said = isOwn ? t.ours : roles[role];
          return (
            <li key={name}>
              {isTold ? (
                <span className={classes['speaker']}>
                  {name} <span className={classes['quiet']}>{said}</span>
                </span>
              ) : (
                <button
                  type="button"
                  className={classes['speaker']}
                  aria-pressed={isOwn}
                  onClick={() => onToggle(name)}
                >
                  {name} <span className={classes['quiet']}>{said}</span>
                </button>
              )}
            </li>
          );
        })}
        {names.length > shown.length && (
          <li>
            <Button variant="subtle" size="compact-sm" onClick={() => setShowsAll(true)}>
              {more} +{names.length - shown.length}
            </Button>
          </li>
        )}
      </ul>
    </>
  );
}
