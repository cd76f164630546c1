import { useState } from 'react';
import type { Columns } from '../../../shared/contract/imports.ts';
import type { GrantedFile } from '../../../shared/contract/desktop.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { chooseFiles, grantFiles } from '../../api/files.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import { emptyOptions, type OptionFields } from './options.ts';

export interface ChosenFiles {
  readonly files: readonly GrantedFile[];
  readonly options: OptionFields;
  readonly setOptions: (options: OptionFields) => void;
  /** Columns that were named by hand, by the file's grant. */
  readonly columns: ReadonlyMap<string, Columns>;
  readonly setColumns: (grant: string, columns: Columns | undefined) => void;
  readonly isReceiving: boolean;
  readonly error: unknown;
  /** The system's dialog. */
  readonly choose: () => Promise<void>;
  readonly drop: (files: readonly File[]) => Promise<void>;
  readonly remove: (grant: string) => void;
  readonly clear: () => void;
}

/** What is about to be imported; stays when one leaves the room and comes back. */
export function useChosenFiles(): ChosenFiles {
  const t = useTexts(importsTexts);
  const { zone } = useSettings();
  const [files, setFiles] = useKeptState<readonly GrantedFile[]>('imports.files', () => []);
  const [options, setOptions] = useKeptState('imports.options', () => emptyOptions(zone));
  const [columns, setColumns] = useKeptState<ReadonlyMap<string, Columns>>(
    'imports.columns',
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
  return {
    files,
    options,
    setOptions,
    columns,
    setColumns: (grant, named) =>
      setColumns((before) => {
        const after = new Map(before);
        if (named) after.set(grant, named);
        else after.delete(grant);
        return after;
      }),
    isReceiving,
    error,
    choose: () => receive(chooseFiles([{ name: t.chats, extensions }])),
    drop: (dropped) => receive(grantFiles(dropped)),
    remove: (removed) => setFiles((before) => before.filter(({ grant }) => grant !== removed)),
    clear: () => {
      setFiles([]);
      setColumns(new Map());
      setOptions(emptyOptions(zone));
    },
  };
}

const extensions = ['txt', 'log', 'csv', 'tsv', 'zip', 'json', 'html', 'htm', '*'];
