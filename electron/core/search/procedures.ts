import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function searchProcedures(_core: Core) {
  return {
    search: os.search.search.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    count: os.search.count.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
  };
}
