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
  /** The window's menu speaks the language of the page. */
  setLanguage(language: Language): void;
  /** The system's own notification; a press on it brings the window to the front, and the promises. */
  notify(title: string, body: string): void;
  /** Calls back for every command that the page carries out, until what it returns is called. */
  onCommand(listener: (command: PageCommand) => void): () => void;
}

/** Menu commands that the page carries out. */
export type MenuCommand = 'import' | 'search' | 'settings';

/** The same, and what a press on a notification asks for. */
export type PageCommand = MenuCommand | 'promises';

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
