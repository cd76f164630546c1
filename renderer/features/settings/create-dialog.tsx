import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ArchivePlace } from '../../../shared/contract/archives.ts';
import { encryptionTexts } from '../../../shared/i18n/encryption.ts';
import { firstRunTexts } from '../../../shared/i18n/first-run.ts';
import { settingsTexts } from '../../../shared/i18n/settings.ts';
import { client } from '../../api/client.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import { createArchive, EncryptChoice, isSettled, plainWish } from '../../ui/encrypt-choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import classes from './settings.module.css';

interface CreateDialogProps {
  readonly place: ArchivePlace;
  readonly onClose: () => void;
}

/** Another archive: where it comes to lie, and whether it is encrypted from the start. */
export function CreateDialog({ place, onClose }: CreateDialogProps): ReactNode {
  const t = useTexts(settingsTexts);
  const first = useTexts(firstRunTexts);
  const { cancel } = useTexts(encryptionTexts);
  const queries = useQueryClient();
  const { language, theme, textSize } = useSettings();
  const [wish, setWish] = useState(plainWish);
  const { grant, location, holds, onSystemDrive } = place;
  const isThere = holds === 'archive';
  const create = useMutation({
    mutationFn: async () => {
      if (isThere) await client.archives.open({ grant });
      else {
        await createArchive(grant, wish);
        await client.settings.set({ language, theme, textSize });
      }
      await queries.invalidateQueries();
    },
    onSuccess: onClose,
  });
  return (
    <Dialog onClose={onClose} title={isThere ? t.openOther : t.create}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Stack gap="sm">
          <p className={classes['location']}>{location}</p>
          {isThere && <p>{first.isArchive}</p>}
          {!isThere && onSystemDrive && <p>▲ {first.systemDriveWhy}</p>}
          {!isThere && <EncryptChoice value={wish} onChange={setWish} />}
          {create.error !== null && <Failure error={create.error} what={t.create} />}
          <DialogButtons>
            <Button variant="default" disabled={create.isPending} onClick={onClose}>
              {cancel}
            </Button>
            <Button
              type="submit"
              data-autofocus
              loading={create.isPending}
              disabled={!isSettled(wish)}
            >
              {isThere ? t.openOther : t.create}
            </Button>
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
