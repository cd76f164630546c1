import type { ActionId, Remapped } from '../domain/shortcuts/actions.ts';
import type { Language } from '../i18n/texts.ts';

/**
 * What the preload script gives the page as `window.keptword`: the port to the core and the few things
 * that only a desktop can do. Paths stay outside the page; it holds grant ids.
 */
export interface Desktop {
  readonly platform: string;
  /** Asks for a port; it comes as a window message whose data is `portMessage`. */
  connect(): void;
  /** The system's dialog for one file or more; empty when the person cancels. */
  chooseFiles(filters?: readonly FileFilter[]): Promise<readonly GrantedFile[]>;
  chooseFolder(): Promise<GrantedFile | null>;
  /** Grants for files that were dropped on the page or pasted into it (`File` objects). */
  grantFiles(files: readonly unknown[]): Promise<readonly GrantedFile[]>;
  /** Asks where to keep a granted file and copies it there; null when the person cancels. */
  saveFile(grant: string, suggestedName: string): Promise<GrantedFile | null>;
  showInFolder(grant: string): Promise<void>;
  /** What the menu, the tray and the window's frame show and do follows the page. */
  setState(state: PageState): void;
  /** The system's own notification; a press on it brings the window to the front, and leads to `path`. */
  notify(title: string, body: string, path: string): void;
  /** Opens a web address in the system's browser, once a person has read where it leads. */
  openExternal(url: string): Promise<void>;
  /** Where new versions of the program are looked for, and how that stands. */
  updateState(): Promise<UpdateState>;
  /** Asks the person in the system's own dialog first; null: nowhere, the default. */
  setUpdateAddress(address: string | null): Promise<UpdateState>;
  /** The next step that a person takes: checks, downloads what is there, installs what is ready. */
  takeUpdate(): Promise<UpdateState>;
  /** Calls back for every command that the page carries out, until what it returns is called. */
  onCommand(listener: (command: PageCommand) => void): () => void;
}

/** What the desktop needs to know of the page. */
export interface PageState {
  readonly language: Language;
  readonly shortcuts: Remapped;
  /** What can be done now; the menu greys the rest. */
  readonly possible: readonly ActionId[];
  /** What waits, for the tray: promises due, handover notes to acknowledge. */
  readonly waiting: { readonly promises: number; readonly handovers: number };
  readonly closeToTray: boolean;
}

/** How looking for new versions stands on this computer. */
export interface UpdateState {
  readonly standing:
    | 'idle'
    | 'current'
    | 'available'
    | 'fetching'
    | 'ready'
    | 'unsupported'
    | 'failed';
  readonly address: string | null;
  /** The newest one that is there. */
  readonly version?: string | undefined;
  /** What went wrong. */
  readonly detail?: string | undefined;
}

/** What the page carries out: an action chosen in the menu, or a place in it to go to. */
export type PageCommand = { readonly run: ActionId } | { readonly open: string };

export interface GrantedFile {
  readonly grant: string;
  /** File or folder name without its path. */
  readonly name: string;
}

export interface FileFilter {
  readonly name: string;
  /** Without the dot. */
  readonly extensions: readonly string[];
}

/** Name under which the page finds `Desktop`. */
export const desktopName = 'keptword';

/** Data of the window message that carries the port. */
export const portMessage = 'keptword:port';

/** Header of every call: who sits here, percent-encoded. */
export const actorHeader = 'x-keptword-actor';

/** In the page's address: an archive is going to be opened, so the frame need not wait to learn that. */
export const archiveExpected = 'archive';
