import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import { measure } from './measure.ts';

export function metricsProcedures(core: Core) {
  return {
    read: os.metrics.read.handler(async ({ input, signal }) => {
      if (input.from >= input.to) {
        throw new AppError('invalid-input', 'The period ends before it begins.');
      }
      return { rows: await measure(core, input, signal) };
    }),
  };
}
