import { z } from 'zod';
import { idSchema, instantSchema } from '../model/message.ts';
import { reading, writing } from './procedure.ts';

export const shiftWindowSchema = z.strictObject({
  name: z.string(),
  shop: z.string().nullable(),
  from: instantSchema,
  to: instantSchema,
});

/** That somebody works a shift, as planned and as it was. */
export const dutySchema = z.strictObject({
  dutyId: idSchema,
  person: z.string(),
  shift: z.string(),
  shop: z.string().nullable(),
  from: instantSchema,
  to: instantSchema,
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
});
export type Duty = z.infer<typeof dutySchema>;

/** An open item of somebody's. */
const heldItemSchema = z.strictObject({
  handoverId: idSchema,
  itemId: idSchema,
  severity: z.enum(['red', 'yellow', 'green']),
  headline: z.string(),
  due_at: z.string().nullable(),
});
export type HeldItem = z.infer<typeof heldItemSchema>;

const shop = z.string().min(1).optional();
const person = z.string().trim().min(1).max(60);
const secret = z.string().min(1).max(200).optional();

/** Who works when. The shifts themselves (names and times) are the setting `shifts`. */
export const shiftsContract = {
  /** What runs at a moment (default: now), what comes next, and who is there. */
  at: reading.input(z.strictObject({ at: instantSchema.optional(), shop })).output(
    z.strictObject({
      at: instantSchema,
      zone: z.string(),
      running: shiftWindowSchema.nullable(),
      next: shiftWindowSchema.nullable(),
      /** Planned for now and not gone, or come and not gone. */
      onDuty: z.array(dutySchema),
    }),
  ),
  /** Planned and worked shifts that touch a period, oldest first. */
  duties: reading
    .input(z.strictObject({ from: instantSchema, to: instantSchema, person: person.optional() }))
    .output(z.strictObject({ duties: z.array(dutySchema) })),
  assign: writing
    .input(
      z.strictObject({
        person,
        /** Name of a shift of the plan. */
        shift: z.string().min(1),
        /** Day on which it begins, by the shop's clock. */
        date: z.iso.date(),
        shop,
      }),
    )
    .output(dutySchema),
  unassign: writing
    .input(z.strictObject({ dutyId: idSchema, reason: z.string().trim().min(1).max(200) }))
    .output(z.strictObject({})),
  /** Comes on duty: in the planned shift, else in the one that runs. */
  start: writing.input(z.strictObject({ as: person, shop, secret })).output(dutySchema),
  /** Goes off duty. What they still hold is told, so that nothing is lost with them. */
  end: writing
    .input(z.strictObject({ as: person, secret }))
    .output(z.strictObject({ duty: dutySchema, held: z.array(heldItemSchema) })),
  /** Open items of the newest notes that are a person's. */
  held: reading
    .input(z.strictObject({ person }))
    .output(z.strictObject({ items: z.array(heldItemSchema) })),
};
