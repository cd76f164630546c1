import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { draftsTexts } from '../../../shared/i18n/drafts.ts';
import { api } from '../../api/client.ts';
import { currentConversation } from '../../ui/current-conversation.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { DraftFindings } from './draft-findings.tsx';
import classes from './drafts.module.css';

/** Pauses shorter than this belong to one word. */
const restMs = 200;

/** A reply is written or pasted; beside it stands what was told, what is to be told, and what it risks. */
export function DraftDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(draftsTexts);
  const [conversationId] = useState(currentConversation);
  const [customer, setCustomer] = useState('');
  // Left to look something up, a reply is found again; once copied, it is done.
  const [text, setText] = useKeptState(`drafts.text.${conversationId}`, () => '');
  const copied = useRef<string>(null);
  const close = (): void => {
    if (copied.current === text) setText('');
    onClose();
  };
  const [checked] = useDebouncedValue(text.trim(), restMs);
  const [to] = useDebouncedValue(customer.trim(), restMs);
  const conversation = useQuery({
    ...api.conversations.get.queryOptions({ input: { conversationId: conversationId ?? '0' } }),
    enabled: conversationId !== null,
  });
  const reader = conversationId === null ? (to === '' ? {} : { customer: to }) : { conversationId };
  const query = useQuery({
    ...api.drafts.check.queryOptions({
      input: { text: checked, ...reader },
      placeholderData: keepPreviousData,
    }),
    enabled: checked !== '',
  });
  const name = conversation.data?.customer ?? conversation.data?.title;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    copied.current = text;
    notify(t.copied);
  };
  return (
    <Dialog onClose={close} title={t.title} size="56rem" withCloseButton={false}>
      <div className={classes['columns']}>
        <Stack gap="sm">
          {conversationId === null ? (
            <TextInput
              label={t.to}
              placeholder={t.toHint}
              value={customer}
              onChange={(event) => setCustomer(event.currentTarget.value)}
            />
          ) : (
            <p className={classes['to']}>{name && t.inConversation(name)}</p>
          )}
          <Textarea
            label={t.draft}
            description={t.draftHint}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autosize
            minRows={6}
            maxRows={16}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button
              variant="default"
              disabled={text === ''}
              onClick={() => void copy().catch(() => undefined)}
            >
              {t.copy}
            </Button>
          </Group>
        </Stack>
        <div className={classes['findings']} aria-live="polite">
          {query.error !== null && <Failure error={query.error} what={t.failed} />}
          {query.data && checked !== '' && (
            <DraftFindings
              check={query.data}
              draft={checked}
              onReplace={(words, softer) => setText((before) => before.replace(words, softer))}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}
