import type { ReactNode } from 'react';
import { appTexts } from '../../../shared/i18n/app.ts';
import { exportGuide } from '../../../shared/i18n/export-guide.ts';
import { formatWords } from '../../../shared/i18n/formats.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './guide.module.css';

/** How each platform exports its chats, and by which format they are then known. */
export function Exports(): ReactNode {
  const t = useTexts(appTexts);
  const guide = useTexts(exportGuide);
  const names: Readonly<Record<string, string>> = useTexts(formatWords);
  return (
    <section aria-label={t.exportsTitle}>
      <h3>{t.exportsTitle}</h3>
      <p>{t.exportsIntro}</p>
      {guide.map(({ platform, ways }) => (
        <section key={platform} className={classes['platform']} aria-label={platform}>
          <h4>{platform}</h4>
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

/** What is often asked. */
export function Questions(): ReactNode {
  const t = useTexts(appTexts);
  const questions = [
    [t.questionAgain, t.questionAgainAnswer],
    [t.questionDelete, t.questionDeleteAnswer],
    [t.questionSame, t.questionSameAnswer],
    [t.questionOnline, t.questionOnlineAnswer],
  ] as const;
  return (
    <section aria-label={t.questionsTitle}>
      <h3>{t.questionsTitle}</h3>
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
