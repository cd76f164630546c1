import { Button } from '@mantine/core';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useTexts } from '../../ui/language.ts';
import { TimeText } from '../../ui/time-text.tsx';
import type { ReasonWords } from './adjust-drawer.tsx';
import type { DraftState, HidingReason } from './draft.ts';
import classes from './evidence.module.css';
import { PictureMarks } from './picture-marks.tsx';
import { messageAttribute } from './selected-words.ts';

interface AdjustRowProps {
  readonly message: Message;
  readonly state: DraftState;
  readonly words: ReasonWords;
  readonly reason: HidingReason;
}

/** A message as it will stand in the package: hidden words hatched, with the way back. */
export function AdjustRow({
  message,
  state: { draft, set, reset },
  words,
  reason,
}: AdjustRowProps) {
  const t = useTexts(evidenceTexts);
  const { messageId, sender, sentAt, text } = message;
  const redactions = draft.redactions.filter((one) => one.messageId === messageId);
  const withheld = draft.withheld.find((one) => one.messageId === messageId);
  const whole = redactions.find(({ start }) => start === undefined);
  return (
    <div className={classes['adjustRow']} data-withheld={withheld !== undefined || undefined}>
      <div className={classes['remark']}>
        {sender} <TimeText at={sentAt} />
      </div>
      <div className={classes['adjustText']} {...{ [messageAttribute]: messageId }}>
        {piecesOf(text, whole ? [{ start: 0, end: text.length }] : redactions).map(
          ({ start, piece, isHidden }) =>
            isHidden ? (
              <mark key={start} className={classes['hidden']}>
                {piece}
              </mark>
            ) : (
              piece
            ),
        )}
      </div>
      <div className={classes['deeds']}>
        <PictureMarks message={message} state={{ draft, set, reset }} reason={reason} />
        {withheld && (
          <>
            <span className={classes['remark']}>{t.withheldBecause(words[withheld.reason])}</span>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() =>
                set({ withheld: draft.withheld.filter((one) => one.messageId !== messageId) })
              }
            >
              {t.undoWithhold}
            </Button>
          </>
        )}
        {redactions.map((one) => (
          <Button
            key={`${one.start ?? 'all'}-${one.end ?? ''}`}
            size="compact-xs"
            variant="default"
            title={t.redactedBecause(words[one.reason])}
            onClick={() => set({ redactions: draft.redactions.filter((other) => other !== one) })}
          >
            {one.start === undefined
              ? t.undoWhole
              : t.undoRedaction(text.slice(one.start, one.end).slice(0, 12))}
          </Button>
        ))}
      </div>
    </div>
  );
}

interface Span {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** The text in pieces, hidden ones told apart; overlapping spans run together. */
function piecesOf(
  text: string,
  spans: readonly Span[],
): { start: number; piece: string; isHidden: boolean }[] {
  const pieces: { start: number; piece: string; isHidden: boolean }[] = [];
  let at = 0;
  const add = (end: number, isHidden: boolean): void => {
    if (end > at) pieces.push({ start: at, piece: text.slice(at, end), isHidden });
    at = Math.max(at, end);
  };
  for (const { start = 0, end = text.length } of spans.toSorted(
    (a, b) => (a.start ?? 0) - (b.start ?? 0),
  )) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}
