import { Autocomplete, Group, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Answer } from '../../../shared/contract/answers.ts';
import { answersTexts } from '../../../shared/i18n/answers.ts';
import {
  answerCategoryWords,
  answerScopeWords,
  answerTopicWords,
} from '../../../shared/i18n/answer-words.ts';
import {
  answerCategories,
  answerScopes,
  topics,
  type AnswerScope,
  type AnswerTopic,
} from '../../../shared/model/answers.ts';
import { client } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';
import { notify } from '../../ui/notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSettings } from '../../ui/settings.ts';
import { dayEnd, dayOf, dayStart } from '../../ui/days.ts';

/** What a new entry begins with. */
export interface EntryStart {
  readonly topic?: AnswerTopic;
  readonly question?: string;
  readonly answer?: string;
}

interface EntryDialogProps {
  /** The one that is changed; null for a new one. */
  readonly answer: Answer | null;
  readonly start?: EntryStart;
  readonly onSaved: (answer: Answer) => void;
  readonly onClose: () => void;
}

/** Writes an entry, or a new version of one. Ctrl+Enter saves. */
export function EntryDialog({ answer, start = {}, onSaved, onClose }: EntryDialogProps) {
  const t = useTexts(answersTexts);
  const topicNames = useTexts(answerTopicWords);
  const scopeNames = useTexts(answerScopeWords);
  const categoryNames: Readonly<Record<string, string>> = useTexts(answerCategoryWords);
  const names = useNames();
  const { zone } = useSettings();
  const last = answer?.version;
  const [topic, setTopic] = useState<AnswerTopic>(answer?.topic ?? start.topic ?? 'ship_time');
  const [scope, setScope] = useState<AnswerScope>(answer?.scope ?? 'shop');
  const [fields, setFields] = useState({
    scopeValue: answer?.scopeValue ?? '',
    category: last ? (categoryNames[last.category] ?? last.category) : '',
    question: last?.question ?? start.question ?? '',
    answer: last?.answer ?? start.answer ?? '',
    value: last?.value ?? '',
    from: '',
    until: last?.validTo ? dayOf(last.validTo - 1, zone) : '',
    owner: last?.owner ?? '',
    source: last?.source ?? '',
  });
  const field = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setFields((before) => ({ ...before, [name]: value }));
    },
  });
  const choice = (name: 'category' | 'owner') => ({
    value: fields[name],
    onChange: (value: string) => setFields((before) => ({ ...before, [name]: value })),
  });
  const lacksName = scope !== 'shop' && fields.scopeValue.trim() === '';
  const save = async (reason: string | undefined): Promise<void> => {
    const known = answerCategories.find((one) => categoryNames[one] === fields.category.trim());
    const category = known ?? fields.category.trim();
    const validFrom = dayStart(fields.from, zone);
    const content = {
      answer: fields.answer,
      question: fields.question,
      value: fields.value.trim() || null,
      validTo: dayEnd(fields.until, zone),
      source: fields.source,
      reason: reason ?? '',
      ...(category === '' ? {} : { category }),
      ...(fields.owner.trim() === '' ? {} : { owner: fields.owner }),
      ...(validFrom === null ? {} : { validFrom }),
    };
    const saved = answer
      ? await client.answers.revise({ answerId: answer.answerId, edit: content })
      : await client.answers.add({ topic, scope, scopeValue: fields.scopeValue, ...content });
    notify(t.saved);
    onSaved(saved);
  };
  return (
    <ReasonDialog
      title={answer ? t.editTitle : t.addTitle}
      hint={t.addHint}
      label={t.reason}
      action={t.save}
      required={false}
      blocked={fields.answer.trim() === '' || lacksName}
      onConfirm={save}
      onClose={onClose}
    >
      <Group grow align="start">
        <Select
          label={t.topic}
          data={topics.map((value) => ({ value, label: topicNames[value] }))}
          value={topic}
          onChange={(value) => value && setTopic(value)}
          disabled={answer !== null}
          allowDeselect={false}
          searchable
        />
        <Select
          label={t.scope}
          data={answerScopes.map((value) => ({ value, label: scopeNames[value] }))}
          value={scope}
          onChange={(value) => value && setScope(value)}
          disabled={answer !== null}
          allowDeselect={false}
        />
        <TextInput
          label={t.scopeValue}
          placeholder={scope === 'shop' ? t.everyone : ''}
          disabled={answer !== null}
          error={lacksName && fields.answer !== '' ? t.scopeMissing : null}
          {...field('scopeValue')}
        />
      </Group>
      <TextInput label={t.question} {...field('question')} />
      <Textarea
        label={t.answer}
        required
        autosize
        minRows={2}
        maxRows={8}
        data-autofocus
        {...field('answer')}
      />
      <TextInput label={t.value} placeholder={t.valueHint} {...field('value')} />
      <Group grow>
        <TextInput type="date" label={t.from} {...field('from')} />
        <TextInput type="date" label={t.until} {...field('until')} />
      </Group>
      <Group grow>
        <Autocomplete
          label={t.category}
          data={answerCategories.map((one) => categoryNames[one] ?? one)}
          {...choice('category')}
        />
        <Autocomplete label={t.owner} data={[...names]} {...choice('owner')} />
        <TextInput label={t.source} {...field('source')} />
      </Group>
    </ReasonDialog>
  );
}
