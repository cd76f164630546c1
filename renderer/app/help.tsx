import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { exportGuide } from '../../shared/i18n/export-guide.ts';
import { formatWords } from '../../shared/i18n/formats.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { useTexts } from '../ui/language.ts';
import { useActiveShortcuts } from '../ui/shortcuts.ts';
import { rooms } from './rooms.tsx';
import classes from './help.module.css';

/** The in-app help: every key, how exports are got from each platform, what is often asked. */
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
        <Exports />
        <Questions />
      </div>
    </Modal>
  );
}

function Keys(): ReactNode {
  const t = useTexts(appTexts);
  const here = useActiveShortcuts().filter(({ label, keys }) => {
    const [first = ''] = keys;
    // In a conversation that no search led to, n and p do something else.
    const isListed = alwaysListed.has(first) || label === t.nextHit || label === t.previousHit;
    return label !== undefined && !first.startsWith('g ') && !isListed;
  });
  const groups: readonly [title: string, keys: readonly (readonly [string, string])[]][] = [
    [
      t.anyTime,
      [
        ['mod+k', t.openPalette],
        ['mod+j', t.checkDraft],
        ['/', t.focusSearch],
        ['F1', t.showHelp],
        ...rooms.map(({ id, key }) => [`g ${key}`, t.goTo(t[id])] as const),
        ['mod+1', t.nthRoom],
        ['mod++', t.textSize],
        ['mod+Enter', t.save],
      ],
    ],
    [
      t.inLists,
      [
        ['ArrowDown', t.nextRow],
        ['ArrowUp', t.previousRow],
        ['Home', t.firstRow],
        ['End', t.lastRow],
        ['Enter', t.openRow],
        ['Escape', t.goBack],
        ['n', t.nextHit],
        ['p', t.previousHit],
      ],
    ],
    [t.here, here.map(({ keys: [first = ''], label = '' }) => [first, label] as const)],
  ];
  return (
    <section aria-label={t.keys}>
      <h2>{t.keys}</h2>
      <div className={classes['groups']}>
        {groups
          .filter(([, keys]) => keys.length > 0)
          .map(([title, keys]) => (
            <div key={title}>
              <h3>{title}</h3>
              <dl className={classes['keys']}>
                {keys.map(([key, label]) => (
                  <div key={`${key} ${label}`} className={classes['pair']}>
                    <dt>
                      <KeyHint keys={key} />
                    </dt>
                    <dd>{label}</dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
      </div>
    </section>
  );
}

const alwaysListed = new Set(
  'mod+k mod+j / ? ArrowDown ArrowUp Home End Enter Escape mod++ mod+- mod+0'.split(' '),
);

function Exports(): ReactNode {
  const t = useTexts(appTexts);
  const guide = useTexts(exportGuide);
  const names: Readonly<Record<string, string>> = useTexts(formatWords);
  return (
    <section aria-label={t.exportsTitle}>
      <h2>{t.exportsTitle}</h2>
      <p>{t.exportsIntro}</p>
      {guide.map(({ platform, ways }) => (
        <section key={platform} className={classes['platform']} aria-label={platform}>
          <h3>{platform}</h3>
          <ul className={classes['ways']}>
            {ways.map(({ formats, how }) => (
              <li key={how}>
                {how}
                <span className={classes['formats']}>
                  {formats.map((format) => names[format] ?? format).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>{t.exportsRefused}</p>
    </section>
  );
}

function Questions(): ReactNode {
  const t = useTexts(appTexts);
  const questions = [
    [t.questionAgain, t.questionAgainAnswer],
    [t.questionDelete, t.questionDeleteAnswer],
    [t.questionSame, t.questionSameAnswer],
    [t.questionOnline, t.questionOnlineAnswer],
  ] as const;
  return (
    <section aria-label={t.questionsTitle}>
      <h2>{t.questionsTitle}</h2>
      <dl className={classes['list']}>
        {questions.map(([question, answer]) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
