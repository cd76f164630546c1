import { z } from 'zod';
import type { PageState } from '../../shared/contract/desktop.ts';
import { actionIds, type ActionId } from '../../shared/domain/shortcuts/actions.ts';
import { keyNamePattern } from '../../shared/domain/shortcuts/key-names.ts';
import { languages } from '../../shared/i18n/texts.ts';

const actionSchema = z.enum(actionIds as [ActionId, ...ActionId[]]);
const count = z.int().min(0);

/** What the page says of itself; anything else is not listened to. */
export const pageStateSchema: z.ZodType<PageState> = z.strictObject({
  language: z.enum(languages),
  shortcuts: z.partialRecord(actionSchema, z.array(z.string().regex(keyNamePattern)).max(4)),
  possible: z.array(actionSchema),
  waiting: z.strictObject({ promises: count, handovers: count }),
  closeToTray: z.boolean(),
});
