import { Button, Loader } from '@mantine/core';
import { useState, type DragEvent, type ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { Failure } from '../../ui/failure.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { useIsLate } from '../../ui/late.ts';
import classes from './imports.module.css';
import type { ChosenFiles } from './use-chosen-files.ts';

interface DropZoneProps {
  readonly chosen: ChosenFiles;
  readonly onPaste: () => void;
}

/** Files by drop or by dialog, text by paste. */
export function DropZone({ chosen, onPaste }: DropZoneProps): ReactNode {
  const t = useTexts(importsTexts);
  const [isOver, setOver] = useState(false);
  const isLate = useIsLate(chosen.isReceiving);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) void chosen.drop(event.dataTransfer);
  };
  return (
    <div
      className={classes['dropZone']}
      data-over={isOver}
      role="group"
      aria-label={t.dropHere}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={classes['dropTitle']}>{t.dropHere}</p>
      <p className={classes['quiet']}>{t.dropHint}</p>
      <div className={classes['buttons']}>
        <Button onClick={() => void chosen.choose()}>{t.choose}</Button>
        <Button variant="default" onClick={() => void chosen.chooseFolder()}>
          {t.chooseFolder}
        </Button>
        <Button variant="default" onClick={onPaste} rightSection={<KeyHint keys="mod+v" />}>
          {t.paste}
        </Button>
      </div>
      {isLate && (
        <p className={classes['quiet']} role="status">
          <Loader size="xs" /> {t.uploading}
        </p>
      )}
      {chosen.error !== null && <Failure error={chosen.error} what={t.choose} />}
    </div>
  );
}
