import { ActionIcon, Button, TagsInput, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import type { MessageNote, Thing } from '../../shared/contract/marks.ts';
import { thingMarksTexts } from '../../shared/i18n/thing-marks.ts';
import { api, client } from '../api/client.ts';
import { Failure } from './failure.tsx';
import { useTexts } from './language.ts';
import { QueryState } from './query-state.tsx';
import { TimeText } from './time-text.tsx';
import classes from './thing-marks.module.css';
import { useUndoable } from './undoable.ts';

interface ThingMarksProps {
  readonly thing: Thing;
  /** Whose tags and notes they are: 买家, 承诺. */
  readonly label: string;
}

/** Tags and notes on a conversation, a buyer, a promise or a dispute. Taken off they stay on record. */
export function ThingMarks({ thing, label }: ThingMarksProps) {
  const t = useTexts(thingMarksTexts);
  const query = useQuery(api.marks.of.queryOptions({ input: thing }));
  const undoable = useUndoable();
  const [failure, setFailure] = useState<unknown>(null);
  const run = (deed: Promise<unknown>): void => {
    setFailure(null);
    deed.then(() => query.refetch(), setFailure);
  };
  const deed = (done: string, act: () => Promise<unknown>, back: () => Promise<unknown>): void => {
    const both = async (): Promise<void> => {
      await act();
      undoable(done, async () => {
        await back();
        await query.refetch();
      });
    };
    run(both());
  };
  const tag = (name: string) => client.marks.tagThing({ ...thing, tag: name });
  const untag = (name: string) => client.marks.untagThing({ ...thing, tag: name });
  const change = (before: readonly string[], after: readonly string[]): void => {
    for (const name of after) {
      if (!before.includes(name))
        deed(
          t.tagged(name),
          () => tag(name),
          () => untag(name),
        );
    }
    for (const name of before) {
      if (!after.includes(name))
        deed(
          t.untagged(name),
          () => untag(name),
          () => tag(name),
        );
    }
  };
  const removeNote = ({ noteId, text }: MessageNote): void =>
    deed(
      t.noteRemoved,
      () => client.marks.removeThingNote({ noteId }),
      () => client.marks.noteThing({ ...thing, text }),
    );
  return (
    <QueryState query={query} rows={1}>
      {({ tags, notes }) => {
        const names = tags.map(({ tag }) => tag);
        return (
          <section className={classes['marks']} aria-label={t.of(label)}>
            <TagsInput
              label={t.tagsOf(label)}
              placeholder={names.length === 0 ? t.tagHint : ''}
              openOnFocus={false}
              value={names}
              onChange={(next) => change(names, next)}
            />
            {notes.map((note) => (
              <Note key={note.noteId} note={note} onRemove={() => removeNote(note)} />
            ))}
            <NewNote
              label={t.noteOn(label)}
              onAdd={(text) => run(client.marks.noteThing({ ...thing, text }))}
            />
            {failure !== null && <Failure error={failure} />}
          </section>
        );
      }}
    </QueryState>
  );
}

function Note({ note, onRemove }: { readonly note: MessageNote; readonly onRemove: () => void }) {
  const t = useTexts(thingMarksTexts);
  return (
    <p className={classes['note']}>
      <span className={classes['text']}>{note.text}</span>
      <span className={classes['by']}>
        {note.addedBy} <TimeText at={note.addedAt} />
      </span>
      <ActionIcon variant="subtle" color="gray" aria-label={t.removeNote} onClick={onRemove}>
        <IconX size="0.875rem" stroke={1.6} />
      </ActionIcon>
    </p>
  );
}

interface NewNoteProps {
  readonly label: string;
  readonly onAdd: (text: string) => void;
}

function NewNote({ label, onAdd }: NewNoteProps) {
  const t = useTexts(thingMarksTexts);
  const [text, setText] = useState('');
  const add = (): void => {
    if (text.trim() === '') return;
    onAdd(text.trim());
    setText('');
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    add();
  };
  return (
    <div className={classes['new']}>
      <Textarea
        className={classes['text'] ?? ''}
        aria-label={label}
        placeholder={label}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={5_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={keyDown}
      />
      <Button variant="default" size="compact-md" disabled={text.trim() === ''} onClick={add}>
        {t.addNote}
      </Button>
    </div>
  );
}
