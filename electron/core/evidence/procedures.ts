import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function evidenceProcedures(_core: Core) {
  return {
    preview: os.evidence.preview.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    create: os.evidence.create.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    verify: os.evidence.verify.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    verifyPackage: os.evidence.verifyPackage.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    list: os.evidence.list.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
  };
}
