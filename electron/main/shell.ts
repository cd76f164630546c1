import { dialog, shell, type BrowserWindow } from 'electron';
import { copyFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { GrantedFile } from '../../shared/contract/desktop.ts';
import { grantIdSchema } from '../../shared/contract/imports.ts';
import type { Grants } from '../core/system/grants.ts';
import { handle } from './calls.ts';
import {
  chooseFilesChannel,
  chooseFolderChannel,
  grantPathsChannel,
  openExternalChannel,
  saveFileChannel,
  showInFolderChannel,
} from './channels.ts';

const filtersSchema = z.array(
  z.strictObject({ name: z.string(), extensions: z.array(z.string().regex(/^(\*|\w+)$/)) }),
);

/** The few things that only the desktop can do. Paths become grants before they reach the page. */
export function answerShellCalls(window: BrowserWindow, grants: Grants): void {
  const grantPath = async (path: string): Promise<GrantedFile> => {
    const name = basename(path);
    return { grant: await grants.give({ path, name, temporary: false }), name };
  };

  handle(chooseFilesChannel, z.tuple([filtersSchema]), async (filters) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile', 'multiSelections'],
      filters,
    });
    return Promise.all(filePaths.map(grantPath));
  });

  handle(chooseFolderChannel, z.tuple([]), async () => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
    });
    const [path] = filePaths;
    return path === undefined ? null : grantPath(path);
  });

  // Paths come from the preload script, which gets them from files that a person dropped.
  handle(grantPathsChannel, z.tuple([z.array(z.string().min(1))]), (paths) =>
    Promise.all(paths.map(grantPath)),
  );

  handle(saveFileChannel, z.tuple([grantIdSchema, z.string()]), async (grant, name) => {
    const { path } = await grants.resolve(grant);
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath: basename(name) });
    if (!filePath) return null;
    await copyFile(path, filePath);
    return grantPath(filePath);
  });

  // The page has spelt the address to a person; here only what a browser opens goes on to it.
  handle(openExternalChannel, z.tuple([z.url({ protocol: /^https?$/ }).max(2_000)]), (url) =>
    shell.openExternal(new URL(url).href),
  );

  handle(showInFolderChannel, z.tuple([grantIdSchema]), async (grant) => {
    shell.showItemInFolder((await grants.resolve(grant)).path);
  });
}
