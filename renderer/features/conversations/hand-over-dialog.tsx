import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import {
  handoverSectionSchema,
  severitySchema,
  type HandoverSection,
  type Severity,
} from '../../../shared/contract/handover-items.ts';
import { handoverNoteTexts } from '../../../shared/i18n/handover-note.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { severityWords } from '../../../shared/i18n/words.ts';
import type { Message } from '../../../shared/model/message.ts';
import { api, client } from '../../api/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFocusReturn } from '../../ui/focus-return.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import { DialogForm } from './dialog-form.tsx';

interface HandOverDialogProps {
  readonly messages: readonly Message[];
  readonly onClose: () => void;
}

/** A line about these messages in a note that is being written. */
export function HandOverDialog({ messages, onClose }: HandOverDialogProps): ReactNode {
  const t = useTexts(conversationTexts);
  // Here, because what is shown while the drafts are read takes the focus first.
  useFocusReturn();
  const language = useLanguage();
  const { zone } = useSettings();
  const query = useQuery(api.handovers.list.queryOptions({ input: { limit: 50 } }));
  const drafts = query.data?.handovers.filter(({ state }) => state === 'draft') ?? [];
  if (query.data === undefined) {
    return (
      <Dialog onClose={onClose} title={t.handOver} withCloseButton={false}>
        <QueryState query={query} rows={2}>
          {() => null}
        </QueryState>
      </Dialog>
    );
  }
  if (drafts.length === 0) return <NoDraft onClose={onClose} />;
  return (
    <LineForm
      messages={messages}
      drafts={drafts.map(({ handoverId, outgoing, from }) => ({
        value: handoverId,
        label: t.draftOf(outgoing, fullTime(from, zone, language)),
      }))}
      onClose={onClose}
    />
  );
}

function NoDraft({ onClose }: { onClose: () => void }): ReactNode {
  const t = useTexts(conversationTexts);
  const [, navigate] = useLocation();
  return (
    <Dialog onClose={onClose} title={t.handOver} withCloseButton={false}>
      <p>{t.noDraft}</p>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            onClose();
            navigate('/handovers');
          }}
        >
          {t.goToHandovers}
        </Button>
      </Group>
    </Dialog>
  );
}

interface LineFormProps extends HandOverDialogProps {
  readonly drafts: readonly { value: string; label: string }[];
}

const longest = 60;

function LineForm({ messages, drafts, onClose }: LineFormProps): ReactNode {
  const t = useTexts(conversationTexts);
  const sections = useTexts(handoverNoteTexts);
  const severities = useTexts(severityWords);
  const [handoverId, setHandoverId] = useState(drafts[0]?.value ?? '');
  const [section, setSection] = useState<HandoverSection>('watch');
  const [severity, setSeverity] = useState<Severity>('green');
  const [headline, setHeadline] = useState(() => headlineOf(messages));
  const record = async (): Promise<void> => {
    const messageIds = messages.map(({ messageId }) => messageId);
    await client.handovers.addItem({
      handoverId,
      section,
      severity,
      headline: headline.trim(),
      messageIds,
    });
    notify(t.handedOver);
  };
  return (
    <DialogForm
      title={t.handOver}
      about={messages}
      record={record}
      onClose={onClose}
      isReady={headline.trim() !== ''}
    >
      <TextInput
        label={t.headline}
        data-autofocus
        maxLength={longest}
        value={headline}
        onChange={({ currentTarget }) => setHeadline(currentTarget.value)}
      />
      <Group grow gap="sm">
        <Select
          label={t.section}
          data={handoverSectionSchema.options
            .filter((id) => id !== 'critical')
            .map((id) => ({ value: id, label: sections[id] }))}
          value={section}
          allowDeselect={false}
          onChange={(value) => setSection(handoverSectionSchema.parse(value))}
        />
        <Select
          label={t.severity}
          data={severitySchema.options.map((id) => ({ value: id, label: severities[id] }))}
          value={severity}
          allowDeselect={false}
          onChange={(value) => setSeverity(severitySchema.parse(value))}
        />
      </Group>
      {drafts.length > 1 && (
        <Select
          label={t.draft}
          data={[...drafts]}
          value={handoverId}
          allowDeselect={false}
          onChange={(value) => setHandoverId(value ?? handoverId)}
        />
      )}
    </DialogForm>
  );
}

/** The first words of the first message that has any, as long as a headline may be. */
function headlineOf(messages: readonly Message[]): string {
  const words = messages.find(({ text }) => text.trim() !== '')?.text ?? '';
  return Array.from(words.replaceAll(/\s+/g, ' ').trim()).slice(0, longest).join('');
}
