import type { DraftCheck, DraftTopic } from '../../../shared/contract/drafts.ts';
import { valueAsWritten, valueInWords } from '../../../shared/domain/answers/value-in-words.ts';
import { answerTopicWords } from '../../../shared/i18n/answer-words.ts';
import { draftsTexts } from '../../../shared/i18n/drafts.ts';
import { riskInWords } from '../../../shared/i18n/findings.ts';
import { promiseKindWords } from '../../../shared/i18n/matter-words.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import type { ReactNode } from 'react';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './drafts.module.css';

interface DraftFindingsProps {
  readonly check: DraftCheck;
  /** What was checked. */
  readonly draft: string;
  readonly onReplace: (words: string, softer: string) => void;
}

/** All that a check found, the gravest first: contradictions, risky words, promises. */
export function DraftFindings({ check, draft, onReplace }: DraftFindingsProps) {
  const { topics, risks, promises, contradictions, askedBefore } = check;
  const t = useTexts(draftsTexts);
  const kinds = useTexts(promiseKindWords);
  const language = useLanguage();
  const isFine = contradictions === 0 && risks.length === 0;
  return (
    <>
      <p className={classes['verdict']} data-tone={isFine ? undefined : 'late'} role="status">
        {contradictions > 0 && `▲ ${t.contradictions(contradictions)} `}
        {risks.length > 0 && `◆ ${t.riskCount(risks.length)}`}
        {isFine && `● ${t.fine}`}
      </p>
      {risks.length > 0 && (
        <section aria-label={t.risks}>
          <h3 className={classes['subtitle']}>{t.risks}</h3>
          <ul className={classes['list']}>
            {risks.map(({ risk, words, softer, start }) => (
              <li key={start}>
                <span className={classes['words']}>◆ {words}</span>{' '}
                <span className={classes['remark']}>{riskInWords(risk, language)}</span>
                {softer.length > 0 && (
                  <span className={classes['softer']}>
                    {softer.map((one) => (
                      <button
                        key={one}
                        type="button"
                        className={classes['link']}
                        onClick={() => onReplace(words, one)}
                      >
                        {t.replace(one)}
                      </button>
                    ))}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {promises.length > 0 && (
        <section aria-label={t.promises}>
          <h3 className={classes['subtitle']}>{t.promises}</h3>
          <ul className={classes['list']}>
            {promises.map(({ kind, dueAt, duePhrase }) => (
              <li key={`${kind} ${dueAt}`}>
                {kinds[kind]}{' '}
                <span className={classes['remark']}>
                  {dueAt === null ? (duePhrase ?? t.noDue) : <TimeText at={dueAt} full />}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {topics.map((topic) => (
        <Topic key={topic.topic} topic={topic} draft={draft} />
      ))}
      {topics.length === 0 && askedBefore.length > 0 && (
        <section aria-label={t.askedBefore}>
          <h3 className={classes['subtitle']}>{t.askedBefore}</h3>
          <ul className={classes['list']}>
            {askedBefore.slice(0, 3).map(({ question, answers }) => (
              <li key={question.messageId}>
                <span className={classes['remark']}>{question.text}</span>
                <p className={classes['statement']}>{answers.map(({ text }) => text).join(' ')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** As much of what others were told as is shown. */
const SHOWN = 4;

interface TopicProps {
  readonly topic: DraftTopic;
  readonly draft: string;
}

function Topic({ topic, draft }: TopicProps) {
  const { value, sheet, exceptionId, thisCustomer, others } = topic;
  const t = useTexts(draftsTexts);
  const names = useTexts(answerTopicWords);
  const language = useLanguage();
  const words = (one: NonNullable<DraftTopic['value']>): string => valueInWords(one, language);
  return (
    <section aria-label={names[topic.topic]}>
      <h3 className={classes['subtitle']}>
        {names[topic.topic]}{' '}
        <span className={classes['remark']}>
          {value === null ? t.leavesOpen : t.says(valueAsWritten(value, draft, language))}
          {exceptionId !== null && ` · ${t.excepted}`}
        </span>
      </h3>
      <ul className={classes['list']}>
        {sheet && (
          <Line name={t.sheet} differs={sheet.contradicts} text={sheet.answer} remark={null} />
        )}
        {thisCustomer.slice(0, SHOWN).map((told) => (
          <Line
            key={told.messageId}
            name={t.toThisCustomer}
            differs={told.contradicts}
            text={told.statement}
            remark={
              <>
                {told.by} <TimeText at={told.at} />
              </>
            }
          />
        ))}
        {others.slice(0, SHOWN).map((spread) => (
          <Line
            key={spread.valueKey}
            name={t.toOthers}
            differs={spread.contradicts}
            text={words(spread.value)}
            remark={`${t.times(spread.count)} · ${spread.agents.slice(0, 3).join(' ')}`}
          />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly differs: boolean;
  readonly text: string;
  readonly remark: ReactNode;
}

function Line({ name, differs, text, remark }: LineProps) {
  const t = useTexts(draftsTexts);
  return (
    <li data-differs={differs || undefined}>
      <span className={classes['remark']}>
        {name}
        {differs && <strong className={classes['differs']}> ≠ {t.differs}</strong>} {remark}
      </span>
      <p className={classes['statement']}>{text}</p>
    </li>
  );
}
