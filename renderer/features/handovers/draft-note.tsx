import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { useListShortcuts } from '../../ui/list-keys.ts';
import type { RoomProps } from '../../ui/room.ts';
import { AddItem } from './add-item.tsx';
import { CloseItem } from './close-item.tsx';
import classes from './handovers.module.css';
import { ItemCard } from './item-card.tsx';
import { fieldId, ItemFields } from './item-fields.tsx';
import { LintStrip } from './lint-strip.tsx';
import { NoteHead } from './note-head.tsx';
import { Sections } from './sections.tsx';
import { useNoteDeeds } from './use-note.ts';
import { WithMessages } from './with-messages.tsx';

interface DraftNoteProps extends RoomProps {
  readonly note: Handover;
}

type Missing = Handover['lint'][number];

/** The editor: items at the left, the messages of the open one beside them, what is missing below. */
export function DraftNote({ note, Conversation }: DraftNoteProps) {
  const t = useTexts(handoversTexts);
  const deeds = useNoteDeeds(note.handoverId);
  const items = note.sections.flatMap((section) => section.items);
  const [openId, setOpenId] = useState<string | null>(items[0]?.id ?? null);
  const [isRefreshing, setRefreshing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const index = items.findIndex(({ id }) => id === openId);
  const open = items[index];
  const openAt = (row: number): void => {
    const id = items[row]?.id;
    if (id === undefined) return;
    setOpenId(id);
    focusSoon(`item-${id}`);
  };
  const jump = ({ itemId, missing }: Missing): void => {
    setOpenId(itemId);
    focusSoon(fieldId(itemId, missing));
  };
  /** What is missing after the field that was just filled, from there on and round again. */
  const jumpToNext = (itemId: string): void => {
    const rest = note.lint.filter((one) => !isFilled(one));
    const after = rest.findIndex((one) => one.itemId === itemId);
    const next = rest[Math.max(0, after)];
    if (next) jump(next);
  };
  const refresh = async (): Promise<void> => {
    setRefreshing(true);
    setError(null);
    await deeds.refresh(note).catch(setError);
    setRefreshing(false);
  };
  useListShortcuts({ count: items.length, selected: index, onSelect: openAt });
  return (
    <div className={classes['note']}>
      <WithMessages item={open} Conversation={Conversation}>
        {(showMessages) => (
          <>
            <NoteHead note={note} />
            <div className={classes['tools']}>
              <Button
                size="compact-sm"
                variant="default"
                loading={isRefreshing}
                title={t.refreshHint}
                onClick={() => void refresh()}
              >
                {t.refresh}
              </Button>
            </div>
            {error !== null && <Failure error={error} />}
            <Sections
              sections={note.sections}
              renderItem={(item) => {
                const missing = note.lint
                  .filter(({ itemId }) => itemId === item.id)
                  .map((one) => one.missing);
                return (
                  <ItemCard
                    key={item.id}
                    item={item}
                    missing={missing}
                    isOpen={item.id === openId}
                    onOpen={() => setOpenId(item.id === openId ? null : item.id)}
                  >
                    {showMessages}
                    <ItemFields
                      item={item}
                      missing={missing}
                      deeds={deeds}
                      onDone={() => jumpToNext(item.id)}
                    />
                    <CloseItem item={item} deeds={deeds} isDraft />
                  </ItemCard>
                );
              }}
              renderFooter={(section) => <AddItem section={section} deeds={deeds} />}
            />
          </>
        )}
      </WithMessages>
      <LintStrip note={note} deeds={deeds} onJump={jump} />
    </div>
  );
}

/** Opening an item draws its fields first. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => {
    const target = document.getElementById(id);
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  });
}

/** True once something is typed, whether or not the archive has answered yet. */
function isFilled({ itemId, missing }: Missing): boolean {
  const field = document.getElementById(fieldId(itemId, missing));
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return isField && field.value.trim() !== '';
}
