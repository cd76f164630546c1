import { useState } from 'react';
import type { GrantedFile } from '../../../shared/contract/desktop.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { client } from '../../api/client.ts';
import { chooseFiles, chooseFolderToRead, grantDropped, grantFiles } from '../../api/files.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import {
  asDetected,
  emptyOptions,
  isAsDetected,
  type OptionFields,
  type Reading,
} from './options.ts';

export interface ChosenFiles {
  readonly files: readonly GrantedFile[];
  readonly options: OptionFields;
  readonly setOptions: (options: OptionFields) => void;
  readonly readingOf: (grant: string) => Reading;
  readonly setReading: (grant: string, reading: Reading) => void;
  readonly isReceiving: boolean;
  readonly error: unknown;
  /** The system's dialogs. */
  readonly choose: () => Promise<void>;
  readonly chooseFolder: () => Promise<void>;
  readonly drop: (dropped: DataTransfer) => Promise<void>;
  readonly pasteFiles: (files: readonly File[]) => Promise<void>;
  readonly paste: (text: string) => Promise<void>;
  readonly remove: (grant: string) => void;
  /** Keeps only these, with all that was said of them. */
  readonly keep: (files: readonly GrantedFile[]) => void;
  readonly clear: () => void;
}

/** What is about to be imported; stays when one leaves the room and comes back. */
export function useChosenFiles(): ChosenFiles {
  const t = useTexts(importsTexts);
  const { zone } = useSettings();
  const [files, setFiles] = useKeptState<readonly GrantedFile[]>('imports.files', () => []);
  const [options, setOptions] = useKeptState('imports.options', () => emptyOptions(zone));
  const [readings, setReadings] = useKeptState<ReadonlyMap<string, Reading>>(
    'imports.readings',
    () => new Map(),
  );
  const [isReceiving, setReceiving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const receive = async (granting: Promise<readonly GrantedFile[]>): Promise<void> => {
    setReceiving(true);
    setError(null);
    try {
      const granted = await granting;
      setFiles((before) => [...before, ...granted]);
    } catch (failure) {
      setError(failure);
    }
    setReceiving(false);
  };
  const clear = (): void => {
    setFiles([]);
    setReadings(new Map());
    setOptions(emptyOptions(zone));
    setError(null);
  };
  return {
    files,
    options,
    setOptions,
    readingOf: (grant) => readings.get(grant) ?? asDetected,
    setReading: (grant, reading) =>
      setReadings((before) => {
        const after = new Map(before);
        if (isAsDetected(reading)) after.delete(grant);
        else after.set(grant, reading);
        return after;
      }),
    isReceiving,
    error,
    choose: () => receive(chooseFiles([{ name: t.chats, extensions }])),
    chooseFolder: () => receive(chooseFolderToRead().then((folder) => (folder ? [folder] : []))),
    drop: (dropped) => receive(grantDropped(dropped)),
    pasteFiles: (pasted) => receive(grantFiles(pasted)),
    paste: (text) => receive(client.imports.grantText({ text }).then((file) => [file])),
    remove: (removed) => setFiles((before) => before.filter(({ grant }) => grant !== removed)),
    keep: (kept) => (kept.length === 0 ? clear() : setFiles(kept)),
    clear,
  };
}

const extensions = 'txt log csv tsv xlsx xls zip json jsonl html htm mht *'.split(' ');
