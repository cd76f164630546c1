import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answersTexts } from '../../../shared/i18n/answers.ts';
import { answerTopicWords } from '../../../shared/i18n/answer-words.ts';
import { topics, type AnswerTopic } from '../../../shared/model/answers.ts';
import { client } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSettings } from '../../ui/settings.ts';
import { dayEnd } from '../../ui/days.ts';

/** Asks for an exception; somebody else approves it. */
export function ExceptionDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(answersTexts);
  const topicNames = useTexts(answerTopicWords);
  const { zone } = useSettings();
  const [topic, setTopic] = useState<AnswerTopic>('price');
  const [recipient, setRecipient] = useState('');
  const [granted, setGranted] = useState('');
  const [until, setUntil] = useState('');
  return (
    <ReasonDialog
      title={t.askTitle}
      hint={t.askHint}
      label={t.reason}
      action={t.askException}
      required
      blocked={recipient.trim() === '' || granted.trim() === ''}
      onConfirm={async (reason) => {
        await client.answers.askException({
          topic,
          recipient,
          granted,
          reason: reason ?? '',
          validTo: dayEnd(until, zone),
        });
        notify(t.done);
      }}
      onClose={onClose}
    >
      <Select
        label={t.topic}
        data={topics.map((value) => ({ value, label: topicNames[value] }))}
        value={topic}
        onChange={(value) => value && setTopic(value)}
        allowDeselect={false}
        searchable
      />
      <TextInput
        label={t.recipient}
        required
        data-autofocus
        value={recipient}
        onChange={(event) => setRecipient(event.currentTarget.value)}
      />
      <Textarea
        label={t.granted}
        required
        value={granted}
        onChange={(event) => setGranted(event.currentTarget.value)}
        autosize
        minRows={2}
      />
      <TextInput
        type="date"
        label={t.untilDay}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
    </ReasonDialog>
  );
}
