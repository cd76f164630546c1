import { Button } from '@mantine/core';
import { useState } from 'react';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import type { DraftState, HidingReason } from './draft.ts';
import { PictureBrush } from './picture-brush.tsx';

interface PictureMarksProps {
  readonly message: Message;
  readonly state: DraftState;
  readonly reason: HidingReason;
}

/** A brush for each picture that the message carries. */
export function PictureMarks({ message, state: { draft, set }, reason }: PictureMarksProps) {
  const t = useTexts(evidenceTexts);
  const number = useNumber();
  const [open, setOpen] = useState<string | null>(null);
  const { messageId } = message;
  const pictures = message.attachments.filter(
    ({ digest, mime }) => digest !== null && mime.startsWith('image/'),
  );
  return pictures.map(({ name, digest }) => {
    const isThis = (one: { messageId: string; name: string }): boolean =>
      one.messageId === messageId && one.name === name;
    const boxes = draft.pictures.find(isThis)?.boxes ?? [];
    const others = draft.pictures.filter((one) => !isThis(one));
    return (
      <span key={name}>
        <Button size="compact-xs" variant="default" onClick={() => setOpen(name)}>
          {t.brush} {name} {boxes.length > 0 && t.brushCount(number(boxes.length))}
        </Button>
        {open === name && digest !== null && (
          <PictureBrush
            name={name}
            digest={digest}
            boxes={boxes}
            onChange={(next) =>
              set({
                pictures:
                  next.length === 0
                    ? others
                    : [...others, { messageId, name, boxes: [...next], reason }],
              })
            }
            onClose={() => setOpen(null)}
          />
        )}
      </span>
    );
  });
}
