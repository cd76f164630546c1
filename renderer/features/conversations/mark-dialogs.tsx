import { Button, TagsInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { MessageNote } from '../../../shared/contract/marks.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import type { Message } from '../../../shared/model/message.ts';
import { api, client } from '../../api/client.ts';
import { useErrorText } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import classes from './message.module.css';
import { DialogForm } from './dialog-form.tsx';

interface TagDialogProps {
  readonly messages: readonly Message[];
  /** Tags that every one of them has. */
  readonly tags: readonly string[];
  readonly onClose: () => void;
}

const longestTag = 60;

/** Words put on messages, or taken off: what all of them have stands there to begin with. */
export function TagDialog({ messages, tags, onClose }: TagDialogProps): ReactNode {
  const messageIds = messages.map(({ messageId }) => messageId);
  const t = useTexts(conversationTexts);
  const known = useQuery(api.marks.tags.queryOptions()).data?.tags ?? [];
  const [chosen, setChosen] = useState<readonly string[]>(tags);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim() === '' ? chosen : [...chosen, typed.trim()];
  const record = async (): Promise<void> => {
    const added = wanted.filter((tag) => !tags.includes(tag));
    const removed = tags.filter((tag) => !wanted.includes(tag));
    await changeTags(messageIds, added, removed);
    if (added.length + removed.length === 0) return;
    notify(t.tagged, {
      label: t.undo,
      run: () => void changeTags(messageIds, removed, added).catch(() => notify(t.failed)),
    });
  };
  return (
    <DialogForm
      title={t.tagMessages(messages.length)}
      about={messages}
      record={record}
      onClose={onClose}
    >
      <TagsInput
        label={t.tags}
        description={t.tagsHint}
        data-autofocus
        // Esc shall close the dialog, and not a list that nobody opened.
        openOnFocus={false}
        data={known.map(({ tag }) => tag)}
        value={[...chosen]}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={setChosen}
        isDuplicate={(tag, current) =>
          current.some((each) => each.toLowerCase() === tag.toLowerCase())
        }
        maxLength={longestTag}
      />
    </DialogForm>
  );
}

async function changeTags(
  messageIds: readonly string[],
  added: readonly string[],
  removed: readonly string[],
): Promise<void> {
  const ids = [...messageIds];
  for (const tag of added) await client.marks.tag({ messageIds: ids, tag });
  for (const tag of removed) await client.marks.untag({ messageIds: ids, tag });
}

interface NoteDialogProps {
  readonly message: Message;
  /** Those that are there already. */
  readonly notes: readonly MessageNote[];
  readonly onClose: () => void;
}

/** Something worth knowing beside a message; it never leaves the shop with the message's own words. */
export function NoteDialog({ message, notes, onClose }: NoteDialogProps): ReactNode {
  const { messageId } = message;
  const t = useTexts(conversationTexts);
  const [text, setText] = useState('');
  const record = async (): Promise<void> => {
    await client.marks.note({ messageId, text });
    notify(t.noted);
  };
  const say = useErrorText();
  const remove = async ({ noteId, text: words }: MessageNote): Promise<void> => {
    try {
      await client.marks.removeNote({ noteId });
    } catch (error) {
      notify(`${t.removeNote}: ${say(error).title}`);
      return;
    }
    const putBack = (): Promise<unknown> => client.marks.note({ messageId, text: words });
    notify(t.noteRemoved, {
      label: t.undo,
      run: () => void putBack().catch(() => notify(t.failed)),
    });
  };
  return (
    <DialogForm
      title={t.noteMessage}
      about={[message]}
      record={record}
      onClose={onClose}
      isReady={text.trim() !== ''}
    >
      {notes.map((note) => (
        <p key={note.noteId} className={classes['note']}>
          <span className={classes['noteText']}>{note.text}</span>
          <span className={classes['noteBy']}>{note.addedBy}</span>
          <Button size="compact-xs" variant="subtle" onClick={() => void remove(note)}>
            {t.removeNote}
          </Button>
        </p>
      ))}
      <Textarea
        label={t.note}
        data-autofocus
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5_000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
    </DialogForm>
  );
}
