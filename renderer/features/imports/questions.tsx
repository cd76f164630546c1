import { Button, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { OpenQuestion } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { platformWords } from '../../../shared/i18n/platform-words.ts';
import { api } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import { notify } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { useZoneChoices } from '../../ui/zones.ts';
import { useChoiceWords } from './choice-words.ts';
import classes from './imports.module.css';

/** What no file says, e.g. which side an account speaks for: one press each, then remembered. */
export function Questions(): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const query = useQuery(api.imports.questions.queryOptions());
  const [count, setCount] = useState(shownAtFirst);
  if (query.error !== null)
    return <Failure error={query.error} what={t.questions} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.questions.length === 0) return null;
  return (
    <Panel title={t.questions}>
      <p className={classes['quiet']}>{t.questionHint}</p>
      <ul className={classes['questions']}>
        {query.data.questions.slice(0, count).map((question) => (
          <Question key={question.questionId} question={question} />
        ))}
      </ul>
      {query.data.questions.length > count && (
        <Button variant="default" size="compact-sm" onClick={() => setCount(count + 50)}>
          {t.questionsMore(format(query.data.questions.length - count))}
        </Button>
      )}
    </Panel>
  );
}

const shownAtFirst = 5;

function Question({ question }: { question: OpenQuestion }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const sayChoice = useChoiceWords();
  const zones = useZoneChoices();
  const platforms: Readonly<Record<string, string>> = useTexts(platformWords);
  const answer = useMutation(
    api.imports.answer.mutationOptions({
      onSuccess: ({ changedMessages }) => notify(t.answered(format(changedMessages))),
    }),
  );
  const title = {
    role: t.questionRole,
    'own-account': t.questionOwn,
    'date-order': t.questionDate,
    zone: t.questionZone,
    columns: t.questionColumns,
  }[question.kind](nameOf(question, platforms));
  return (
    <li className={classes['question']}>
      <p className={classes['questionTitle']}>
        {question.platform && <PlatformMark platform={question.platform} />} {title}
        <span className={classes['quiet']}>
          {t.questionMessages(format(question.messages))} · {t.assumed(sayChoice(question.assumed))}
        </span>
      </p>
      {question.examples.length > 0 && (
        <ul className={classes['examples']}>
          {question.examples.slice(0, 3).map((example) => (
            <li key={example}>{example}</li>
          ))}
        </ul>
      )}
      <div className={classes['buttons']} role="group" aria-label={title}>
        {question.choices.map((choice, index) => (
          <Button
            key={choice}
            variant={choice === question.assumed ? 'light' : 'default'}
            loading={answer.isPending && answer.variables.answer === choice}
            onClick={() => answer.mutate({ questionId: question.questionId, answer: choice })}
          >
            {labelOf(question, index) ?? sayChoice(choice)}
          </Button>
        ))}
        {question.kind === 'zone' && (
          <Select
            size="sm"
            aria-label={t.otherZone}
            placeholder={t.otherZone}
            data={zones}
            value={null}
            searchable
            limit={200}
            onChange={(zone) =>
              zone !== null && answer.mutate({ questionId: question.questionId, answer: zone })
            }
          />
        )}
      </div>
      {answer.error !== null && <Failure error={answer.error} what={title} />}
    </li>
  );
}

/** An account by its name, with its handle where two are called alike. */
function labelOf({ choices, choiceNames }: OpenQuestion, index: number): string | undefined {
  const name = choiceNames?.[index];
  if (name === undefined) return undefined;
  const isAlone = choiceNames?.indexOf(name) === choiceNames?.lastIndexOf(name);
  return isAlone ? name : `${name} (${choices[index] ?? ''})`;
}

/**
 * `format:one|other` is how the archive knows a file without a name of its own; of a zone, `format:shop` or
 * `format:platform`.
 */
function nameOf(
  { kind, subject }: OpenQuestion,
  platforms: Readonly<Record<string, string>>,
): string {
  if (kind === 'role') return subject;
  const name = subject.replace(/^[a-z][a-z-]*:/, '').replaceAll('|', ' / ');
  return kind === 'zone' ? (platforms[name] ?? name) : name;
}
