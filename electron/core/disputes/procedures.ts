import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function disputesProcedures(_core: Core) {
  return {
    list: os.disputes.list.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    get: os.disputes.get.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    stage: os.disputes.stage.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    edit: os.disputes.edit.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    record: os.disputes.record.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
  };
}
