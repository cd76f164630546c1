import type { MessagePort } from 'node:worker_threads';
import type { ArchiveKey } from '../core/system/archive-key.ts';
import type { WaitedFor } from '../core/system/right-of-way.ts';
import type { ErrorCode, ErrorDetails } from '../../shared/contract/errors.ts';

/** What a database thread is started with. */
export interface ThreadStart {
  readonly folder: string;
  readonly mode: 'read' | 'write';
  readonly create: boolean;
  /** Of an encrypted archive. It goes from memory to memory. */
  readonly key: ArchiveKey | null;
  readonly grantsFolder: string;
  readonly logFile: string;
  /** Where keys of outside services are kept. */
  readonly secretsFile: string;
  readonly waitedFor: WaitedFor;
  /** Calls come in here. */
  readonly port: MessagePort;
  /** Leads to the key store of the system; null where the host has none. */
  readonly vaultPort: MessagePort | null;
}

/** The first and only word of a thread about itself. */
export type ThreadReport =
  | { readonly type: 'ready' }
  | {
      readonly type: 'failed';
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: ErrorDetails | undefined;
    };

/** The only word to a thread outside its port: close the archive and end. */
export const stopWord = 'stop';
