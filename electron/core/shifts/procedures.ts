import { AppError } from '../../../shared/contract/errors.ts';
import type { Duty, HeldItem } from '../../../shared/contract/shifts.ts';
import {
  shiftAfter,
  shiftAt,
  shiftOn,
  shiftsOf,
  type NamedShift,
} from '../../../shared/domain/shifts/shift-at.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { ProvePerson } from '../store/persons.ts';

interface Neighbours {
  readonly prove: ProvePerson;
  /** Open items of the newest notes that are a person's. */
  readonly heldBy: (person: string) => Promise<HeldItem[]>;
}

export function shiftsProcedures({ store, clock, changes }: Core, { prove, heldBy }: Neighbours) {
  const { shifts, settings } = store;
  const told = async (dutyId: string): Promise<Duty> => {
    changes.publish('changed', { topics: ['shifts'] });
    return shifts.get(dutyId);
  };
  return {
    at: os.shifts.at.handler(async ({ input }) => {
      const at = input.at ?? clock.now();
      const shop = input.shop ?? null;
      const { shifts: plan, zone } = await settings.get();
      const mine = shiftsOf(plan, shop);
      return {
        at,
        zone,
        running: shiftAt(at, mine, zone),
        next: shiftAfter(at + 1, mine, zone),
        onDuty: await shifts.onDuty(at, shop),
      };
    }),
    duties: os.shifts.duties.handler(async ({ input }) => ({
      duties: await shifts.duties(input.from, input.to, input.person),
    })),
    assign: os.shifts.assign.handler(async ({ input, context }) => {
      const { person, date } = input;
      const shop = input.shop ?? null;
      const { shifts: plan, zone } = await settings.get();
      const named = shiftsOf<NamedShift>(plan, shop).filter(({ name }) => name === input.shift);
      // A shop's own shift goes before that of all shops with its name.
      const shift = named.find((one) => one.shop !== undefined) ?? named[0];
      if (!shift) {
        const known = plan.map(({ name }) => name).join(', ');
        throw new AppError('not-found', 'The plan has no shift of this name.', {
          shift: input.shift,
          known,
        });
      }
      const window = shiftOn(date, shift, zone);
      if (!window) {
        throw new AppError('invalid-input', 'This shift does not begin on that day.', {
          shift: shift.name,
          date,
        });
      }
      const { name, from, to } = window;
      const by = { actor: context.actor, at: clock.now() };
      const duty = { person, shift: name, shop: shop ?? window.shop, from, to, startedAt: null };
      return told(await shifts.add(duty, by));
    }),
    unassign: os.shifts.unassign.handler(async ({ input, context }) => {
      await shifts.cancel(input.dutyId, input.reason, { actor: context.actor, at: clock.now() });
      changes.publish('changed', { topics: ['shifts'] });
      return {};
    }),
    start: os.shifts.start.handler(async ({ input }) => {
      const at = clock.now();
      const { as, secret } = input;
      await prove({ name: as, secret, at });
      const shop = input.shop ?? null;
      const by = { actor: as, at };
      const planned = (await shifts.duties(at - hour, at + hour, as)).filter(
        ({ endedAt }) => endedAt === null,
      );
      const here = planned.find(({ startedAt }) => startedAt !== null);
      if (here) {
        const { dutyId, shift } = here;
        throw new AppError('conflict', 'This person is on duty already.', { as, dutyId, shift });
      }
      // What runs, else what begins within the hour: oldest first, so the first that is not over.
      const mine = planned.find(
        (duty) => at < duty.to && (shop === null || duty.shop === null || duty.shop === shop),
      );
      if (mine) {
        await shifts.start(mine.dutyId, by);
        return told(mine.dutyId);
      }
      const { shifts: plan, zone } = await settings.get();
      const window =
        shiftAt(at, shiftsOf(plan, shop), zone) ?? shiftAfter(at, shiftsOf(plan, shop), zone);
      if (!window) throw new AppError('not-found', 'The plan has no shift.');
      const { name, from, to } = window;
      const duty = { person: as, shift: name, shop, from, to, startedAt: at };
      return told(await shifts.add(duty, by));
    }),
    end: os.shifts.end.handler(async ({ input }) => {
      const at = clock.now();
      const { as, secret } = input;
      await prove({ name: as, secret, at });
      const mine = (await shifts.onDuty(at, null)).filter(({ person }) => person === as);
      // An earlier one that nobody ended is not what they go from now.
      const duty = mine.findLast(({ startedAt }) => startedAt !== null) ?? mine[0];
      if (!duty) throw new AppError('conflict', 'This person is not on duty.', { as });
      await shifts.end(duty.dutyId, { actor: as, at });
      return { duty: await told(duty.dutyId), held: await heldBy(as) };
    }),
    held: os.shifts.held.handler(async ({ input }) => ({
      items: await heldBy(input.person),
    })),
  };
}

const hour = 3_600_000;
