import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function promisesProcedures(_core: Core) {
  return {
    list: os.promises.list.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    confirm: os.promises.confirm.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    reject: os.promises.reject.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    keep: os.promises.keep.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    break: os.promises.break.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    withdraw: os.promises.withdraw.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    edit: os.promises.edit.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    record: os.promises.record.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
  };
}
