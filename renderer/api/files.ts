import { AppError, isErrorCode } from '../../shared/contract/errors.ts';
import type { FileFilter, GrantedFile } from '../../shared/contract/desktop.ts';
import { desktop } from './desktop.ts';
import { authorization } from './token.ts';

/** Folders can be chosen, and files shown in their folder, in a desktop window only. */
export const hasDesktop: boolean = desktop !== undefined;

/** Lets the person choose files; empty when they cancel. */
export async function chooseFiles(filters: readonly FileFilter[] = []): Promise<GrantedFile[]> {
  if (desktop) return [...(await desktop.chooseFiles(filters))];
  return grantFiles(await pickInBrowser(filters));
}

/** Null when the person cancels, and in a browser. */
export async function chooseFolder(): Promise<GrantedFile | null> {
  return desktop ? desktop.chooseFolder() : null;
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

function pickInBrowser(filters: readonly FileFilter[]): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
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

async function upload(file: File, signal: AbortSignal | undefined): Promise<GrantedFile> {
  const response = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { ...authorization(), 'content-type': 'application/octet-stream' },
    body: file,
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
