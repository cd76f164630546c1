import { app, dialog, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { z } from 'zod';
import type { UpdateState } from '../../shared/contract/desktop.ts';
import type { Language } from '../../shared/i18n/texts.ts';
import { updateTexts } from '../../shared/i18n/updates.ts';
import { remembered } from '../worker/remembered.ts';
import { handle } from './calls.ts';
import { takeUpdateChannel, updateAddressChannel, updateStateChannel } from './channels.ts';

/** As much of electron-updater as is used here. It finds, fetches and checks; it decides nothing. */
interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  logger: object | null;
  setFeedURL(feed: { readonly provider: 'generic'; readonly url: string }): void;
  checkForUpdates(): Promise<{
    readonly isUpdateAvailable: boolean;
    readonly updateInfo: { readonly version: string };
  } | null>;
  downloadUpdate(): Promise<unknown>;
  quitAndInstall(): void;
}

const addressSchema = z.url({ protocol: /^https$/ }).max(2_000);
const everyMs = 24 * 3_600_000;

/**
 * Looks for new versions at an address of the shop's own. There is none at first, and without one
 * nothing is asked of anybody. It belongs to this computer: no archive, and no page without a
 * person's word to the system's own dialog, can change where programs come from.
 */
export function answerUpdateCalls(window: BrowserWindow, language: () => Language): void {
  const kept = remembered(
    join(app.getPath('userData'), 'updates.json'),
    z.strictObject({ address: addressSchema.nullable() }),
    { address: null },
  );
  let state: UpdateState = { standing: 'idle', address: kept.get().address };

  async function check(): Promise<void> {
    const { address } = kept.get();
    if (address === null || state.standing === 'fetching' || state.standing === 'ready') return;
    await attempt(async () => {
      const updater = await loadUpdater(address);
      const found = await updater.checkForUpdates();
      if (found === null) return { standing: 'unsupported', address };
      const { version } = found.updateInfo;
      return { standing: found.isUpdateAvailable ? 'available' : 'current', address, version };
    });
  }

  async function take(): Promise<void> {
    const { address } = kept.get();
    if (address === null) return;
    const updater = await loadUpdater(address);
    if (state.standing === 'ready') return updater.quitAndInstall();
    if (state.standing !== 'available') return check();
    const { version } = state;
    state = { ...state, standing: 'fetching' };
    await attempt(async () => {
      await updater.downloadUpdate();
      return { standing: 'ready', address, version };
    });
  }

  async function attempt(work: () => Promise<UpdateState>): Promise<void> {
    try {
      state = await work();
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
      state = { standing: 'failed', address: kept.get().address, detail };
    }
  }

  handle(updateStateChannel, z.tuple([]), async () => state);
  handle(updateAddressChannel, z.tuple([addressSchema.nullable()]), async (address) => {
    if (address !== null && !(await isAgreed(window, language(), address))) return state;
    kept.set({ address });
    state = { standing: 'idle', address };
    await check();
    return state;
  });
  handle(takeUpdateChannel, z.tuple([]), async () => {
    await take();
    return state;
  });
  void check();
  setInterval(() => void check(), everyMs).unref();
}

async function isAgreed(window: BrowserWindow, language: Language, url: string): Promise<boolean> {
  const words = updateTexts[language];
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: words.agree(new URL(url).host),
    detail: words.agreeDetail,
    buttons: [words.agreed, words.cancel],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

/** Loaded only where an address is set. */
async function loadUpdater(url: string): Promise<Updater> {
  const { autoUpdater } = (await import('electron-updater')).default;
  const updater: Updater = autoUpdater;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.logger = null;
  updater.setFeedURL({ provider: 'generic', url });
  return updater;
}
