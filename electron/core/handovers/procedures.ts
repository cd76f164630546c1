import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function handoversProcedures(_core: Core) {
  return {
    draft: os.handovers.draft.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    get: os.handovers.get.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    list: os.handovers.list.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    edit: os.handovers.edit.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    addItem: os.handovers.addItem.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    sign: os.handovers.sign.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    acknowledge: os.handovers.acknowledge.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    render: os.handovers.render.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    verify: os.handovers.verify.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
  };
}
