import type { Sample } from '../../format.ts';
import { fileStem } from '../../text/file-stem.ts';

/** A chat as far as the names of file and folder tell it. */
export interface TalkerOfPath {
  /** wxid or group id; '' where no name holds one. */
  readonly id: string;
  readonly name: string;
}

/** Extractors write one chat into `名(wxid)/名.csv`, or name the file by its id. */
export function talkerOfPath({ path, name }: Pick<Sample, 'path' | 'name'>): TalkerOfPath {
  const stem = fileStem(name).replace(/[_-](?:utf-?8|聊天记录)$/iu, '');
  const folder = path.split('/').at(-2) ?? '';
  for (const part of [folder, stem]) {
    const [, called = '', id] = inBrackets.exec(part) ?? [];
    if (id !== undefined) return { id, name: called.trim() || id };
  }
  const id = bareId.exec(stem)?.[0];
  return id === undefined ? { id: '', name: stem } : { id, name: stem };
}

const inBrackets = /^(.*)[(（]([A-Za-z0-9][\w@.-]{4,})[)）]\s*$/u;
const bareId = /^(?:wxid_[a-z0-9]+|gh_[a-z0-9]+|\d{5,}@chatroom)/u;
