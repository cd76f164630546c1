import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Answer, AnswerVersion, ToldSpread } from '../../../shared/contract/answers.ts';
import { valueInWords } from '../../../shared/domain/answers/value-in-words.ts';
import { answersTexts } from '../../../shared/i18n/answers.ts';
import {
  answerCategoryWords,
  answerScopeWords,
  answerTopicWords,
} from '../../../shared/i18n/answer-words.ts';
import { api } from '../../api/client.ts';
import { BoardDetail, DetailActions } from '../../ui/board/board-detail.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Fold } from '../../ui/fold.tsx';
import { HistoryList } from '../../ui/history-list.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './answers.module.css';

interface AnswerDetailProps {
  readonly answer: Answer;
  readonly onAction: (action: 'edit' | 'retire') => void;
  readonly onClose: () => void;
}

/** One entry whole: its answer, since when and why, the versions before, and what was really told. */
export function AnswerDetail({ answer, onAction, onClose }: AnswerDetailProps) {
  const { answerId, topic, scope, scopeValue, version, state, isRecordedLater } = answer;
  const t = useTexts(answersTexts);
  const topics = useTexts(answerTopicWords);
  const scopes = useTexts(answerScopeWords);
  const categories: Readonly<Record<string, string>> = useTexts(answerCategoryWords);
  const language = useLanguage();
  const query = useQuery(api.answers.get.queryOptions({ input: { answerId } }));
  const values = version.values.map(({ value }) => valueInWords(value, language));
  const edit = { id: 'edit' as const, label: t.edit, action: 'edit' as const };
  const retire = { id: 'retire' as const, label: t.retire, action: 'dismiss' as const };
  return (
    <BoardDetail
      title={topics[topic]}
      when={<TimeText at={version.validFrom} full />}
      onClose={onClose}
      sourceLabel={t.told}
      source={
        <>
          <h3 className={classes['subtitle']}>{t.told}</h3>
          <QueryState
            query={query}
            rows={3}
            isEmpty={({ told }) => told.length === 0}
            empty={<p className={classes['told']}>{t.toldNone}</p>}
          >
            {({ told }) => (
              <ul className={classes['told']}>
                {told.map((spread) => (
                  <li key={spread.valueKey}>
                    <Told spread={spread} />
                  </li>
                ))}
              </ul>
            )}
          </QueryState>
        </>
      }
      actions={
        <DetailActions
          label={t.actions}
          actions={state === 'retired' ? [edit] : [edit, retire]}
          onAction={onAction}
        />
      }
    >
      <p className={classes['answer']}>{version.answer}</p>
      <Facts
        facts={[
          [t.question, version.question],
          [t.scope, scopeValue === '' ? t.everyone : `${scopes[scope]} ${scopeValue}`],
          [t.comparable, values.length > 0 ? values.join(' / ') : t.notComparable],
          [t.category, categories[version.category] ?? version.category],
          [
            t.from,
            <TimeText key="from" at={version.validFrom} full />,
            isRecordedLater && t.recordedLater,
          ],
          [
            t.until,
            version.validTo === null ? (
              t.untilNotice
            ) : (
              <TimeText key="until" at={version.validTo - 1} full />
            ),
          ],
          [t.owner, version.owner],
          [t.source, version.source],
          [t.reason, version.reason],
        ]}
      />
      <Fold title={t.versions}>
        <QueryState query={query} rows={2}>
          {({ versions }) => (
            <ol className={classes['versions']}>
              {versions.map((one) => (
                <Version key={one.versionId} version={one} />
              ))}
            </ol>
          )}
        </QueryState>
      </Fold>
      <Fold title={t.history}>
        <HistoryList noun="answer" id={answerId} />
      </Fold>
    </BoardDetail>
  );
}

function Version({ version }: { readonly version: AnswerVersion }) {
  const { number, validFrom, madeBy, isRetired, answer, reason } = version;
  const t = useTexts(answersTexts);
  return (
    <li>
      <span className={classes['remark']}>
        {t.version(number)} · <TimeText at={validFrom} full /> · {madeBy}
        {reason !== '' && ` · ${reason}`}
      </span>
      <p className={classes['answer']}>{isRetired ? t.retiredVersion : answer}</p>
    </li>
  );
}

function Told({ spread }: { readonly spread: ToldSpread }) {
  const { value, count, agents, example } = spread;
  const t = useTexts(answersTexts);
  const language = useLanguage();
  return (
    <Link
      className={classes['spread'] ?? ''}
      href={`/conversations/${example.conversationId}/${example.messageId}`}
    >
      <span className={classes['value']}>{valueInWords(value, language)}</span>
      <span className={classes['words']}>{example.statement}</span>
      <span className={classes['remark']}>
        {t.times(count)} · {agents.slice(0, 3).join(language === 'en' ? ', ' : '、')}
      </span>
    </Link>
  );
}
