import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function importsProcedures(_core: Core) {
  return {
    inspect: os.imports.inspect.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    run: os.imports.run.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    paste: os.imports.paste.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    sample: os.imports.sample.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    batches: os.imports.batches.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    issues: os.imports.issues.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    questions: os.imports.questions.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    answer: os.imports.answer.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
  };
}
