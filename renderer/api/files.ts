import { AppError, isErrorCode } from '../../shared/contract/errors.ts';
import type { FileFilter, GrantedFile } from '../../shared/contract/desktop.ts';
import { desktop } from './desktop.ts';
import { authorization } from './token.ts';

/** Paths of folders can be kept, and files shown in their folder, in a desktop window only. */
export const hasDesktop: boolean = desktop !== undefined;

/** Lets the person choose files; empty when they cancel. */
export async function chooseFiles(filters: readonly FileFilter[] = []): Promise<GrantedFile[]> {
  if (desktop) return [...(await desktop.chooseFiles(filters))];
  return grantFiles(await pickInBrowser(filters));
}

/** A folder as it lies there, to be watched or filled; null when the person cancels, and in a browser. */
export async function chooseFolder(): Promise<GrantedFile | null> {
  return desktop ? desktop.chooseFolder() : null;
}

/** A folder to read: in a browser its files are sent. Null when the person cancels. */
export async function chooseFolderToRead(): Promise<GrantedFile | null> {
  if (desktop) return desktop.chooseFolder();
  const files = await pickInBrowser([], true);
  const [first] = files;
  if (!first) return null;
  const name = first.webkitRelativePath.split('/')[0] ?? '';
  const inside = files.map((file) => ({
    file,
    path: file.webkitRelativePath.split('/').slice(1).join('/'),
  }));
  return uploadFolder(name, inside);
}

/** Grants for what was dropped: files, and folders with all that is in them. */
export async function grantDropped(dropped: DataTransfer): Promise<GrantedFile[]> {
  // Read at once: the browser forgets them when the event is over.
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry());
  const files = [...dropped.files];
  if (desktop) return grantFiles(files);
  const granted: GrantedFile[] = [];
  for (const [index, file] of files.entries()) {
    const entry = entries[index];
    if (entry?.isDirectory) granted.push(await uploadFolder(entry.name, await filesIn(entry)));
    else granted.push(await upload(file, undefined));
  }
  return granted;
}

/** Grants for files that were dropped or pasted. */
export async function grantFiles(
  files: readonly File[],
  signal?: AbortSignal,
): Promise<GrantedFile[]> {
  if (desktop) return [...(await desktop.grantFiles(files))];
  const granted: GrantedFile[] = [];
  for (const file of files) granted.push(await upload(file, signal));
  return granted;
}

/** Keeps a granted file where the person wants it. */
export async function saveGranted(grant: string, name: string): Promise<void> {
  if (desktop) await desktop.saveFile(grant, name);
  else download(`/download/${grant}?name=${encodeURIComponent(name)}`, name);
}

/** Keeps text that the program wrote, e.g. a rendered handover note. */
export function saveText(name: string, parts: readonly string[], type = 'text/plain'): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: `${type};charset=utf-8` }));
  download(url, name);
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** In a desktop window only; see `hasDesktop`. */
export async function showInFolder(grant: string): Promise<void> {
  await desktop?.showInFolder(grant);
}

function pickInBrowser(filters: readonly FileFilter[], isFolder = false): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = isFolder;
  input.accept = filters
    .flatMap(({ extensions }) => extensions)
    .map((extension) => (extension === '*' ? '' : `.${extension}`))
    .join(',');
  // In the page, or the browser may collect it while its dialog is open and the choice is lost.
  input.hidden = true;
  document.body.append(input);
  return new Promise<File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  }).finally(() => input.remove());
}

interface FileInside {
  readonly file: File;
  /** Below its folder, with slashes. */
  readonly path: string;
}

/** One by one, each in its place; hidden ones stay where they are. */
async function uploadFolder(name: string, files: readonly FileInside[]): Promise<GrantedFile> {
  const folder = crypto.randomUUID().replaceAll('-', '');
  for (const { file, path } of files) {
    if (/(?:^|\/)\./.test(path)) continue;
    await post({ folder, path }, file, undefined);
  }
  return post({ folder, name }, null, undefined);
}

async function filesIn(folder: FileSystemEntry, above = ''): Promise<FileInside[]> {
  const reader = (folder as FileSystemDirectoryEntry).createReader();
  const found: FileInside[] = [];
  // A browser tells a hundred at a time; none are left when it tells none.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (entries.length === 0) return found;
    for (const entry of entries) {
      const path = `${above}${entry.name}`;
      if (entry.isDirectory) found.push(...(await filesIn(entry, `${path}/`)));
      else found.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function upload(file: File, signal: AbortSignal | undefined): Promise<GrantedFile> {
  return post({ name: file.name }, file, signal);
}

async function post(
  query: Readonly<Record<string, string>>,
  body: File | null,
  signal: AbortSignal | undefined,
): Promise<GrantedFile> {
  const response = await fetch(`/upload?${new URLSearchParams(query).toString()}`, {
    method: 'POST',
    headers: { ...authorization(), 'content-type': 'application/octet-stream' },
    body,
    signal: signal ?? null,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw new AppError('cancelled', 'Cancelled.');
    throw new AppError('unavailable', 'Keptword does not answer.', undefined, { cause });
  });
  const answer = (await response.json()) as
    | GrantedFile
    | { error: { code: string; message: string } };
  if (!('error' in answer)) return answer;
  const { code, message } = answer.error;
  throw new AppError(isErrorCode(code) ? code : 'internal', message);
}

function download(url: string, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
}
