import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function archiveProcedures(_core: Core) {
  return {
    stats: os.archive.stats.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    verify: os.archive.verify.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    changes: os.archive.changes.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    export: os.archive.export.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
  };
}
