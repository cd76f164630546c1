import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function conversationsProcedures(_core: Core) {
  return {
    get: os.conversations.get.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    list: os.conversations.list.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    context: os.conversations.context.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
    messages: os.conversations.messages.handler(async () => {
      throw new AppError('unavailable', 'Not built yet.');
    }),
  };
}
