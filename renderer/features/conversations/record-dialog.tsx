import { Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { disputeKindWords, promiseKindWords } from '../../../shared/i18n/matter-words.ts';
import {
  disputeKindSchema,
  promiseKindSchema,
  type DisputeKind,
  type PromiseKind,
} from '../../../shared/model/analysis.ts';
import type { Message } from '../../../shared/model/message.ts';
import { client } from '../../api/client.ts';
import { InstantInput } from '../../ui/instant-input.tsx';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { DialogForm } from './dialog-form.tsx';

interface RecordPromiseProps {
  readonly message: Message;
  readonly onClose: () => void;
}

/** A promise that the detector did not see: what kind, and by when. */
export function RecordPromise({ message, onClose }: RecordPromiseProps): ReactNode {
  const t = useTexts(conversationTexts);
  const kinds = useTexts(promiseKindWords);
  const [kind, setKind] = useState<PromiseKind>('other');
  const [dueAt, setDueAt] = useState<number | null>(null);
  const record = async (): Promise<void> => {
    await client.promises.record({ messageId: message.messageId, kind, dueAt });
    notify(t.promiseRecorded);
  };
  return (
    <DialogForm title={t.recordPromise} about={[message]} record={record} onClose={onClose}>
      <Select
        label={t.kind}
        data={promiseKindSchema.options.map((value) => ({ value, label: kinds[value] }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind(promiseKindSchema.parse(value))}
      />
      <InstantInput label={t.due} value={dueAt} onChange={setDueAt} />
    </DialogForm>
  );
}

interface RecordDisputeProps {
  readonly messages: readonly Message[];
  readonly onClose: () => void;
}

/** A dispute that the detector did not see: what kind, and how grave. */
export function RecordDispute({ messages, onClose }: RecordDisputeProps): ReactNode {
  const t = useTexts(conversationTexts);
  const kinds = useTexts(disputeKindWords);
  const [kind, setKind] = useState<DisputeKind>('other');
  const [severity, setSeverity] = useState('1');
  const record = async (): Promise<void> => {
    const messageIds = messages.map(({ messageId }) => messageId);
    await client.disputes.record({ messageIds, kind, severity: Number(severity) });
    notify(t.disputeRecorded);
  };
  return (
    <DialogForm title={t.recordDispute} about={messages} record={record} onClose={onClose}>
      <Select
        label={t.kind}
        data={disputeKindSchema.options.map((value) => ({ value, label: kinds[value] }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind(disputeKindSchema.parse(value))}
      />
      <Select
        label={t.severity}
        data={[
          { value: '1', label: t.severity1 },
          { value: '2', label: t.severity2 },
          { value: '3', label: t.severity3 },
        ]}
        value={severity}
        allowDeselect={false}
        onChange={(value) => setSeverity(value ?? '1')}
      />
    </DialogForm>
  );
}
