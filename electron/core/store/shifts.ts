import type { Duty } from '../../../shared/contract/shifts.ts';
import type { By } from './store.ts';

type NewDuty = Omit<Duty, 'dutyId' | 'endedAt'>;

/** Who works when: as planned, and as it was. */
export interface ShiftStore {
  /** Those that stand and touch a period, oldest first; of one person where that is said. */
  duties(from: number, to: number, person?: string): Promise<Duty[]>;
  /** Who is there at a moment: planned for it and not gone, or come and not gone. */
  onDuty(at: number, shop: string | null): Promise<Duty[]>;
  /** `not-found` when there is none of this id. */
  get(dutyId: string): Promise<Duty>;
  /** Returns the id. `conflict` when this person works this shift already. */
  add(duty: NewDuty, by: By): Promise<string>;
  cancel(dutyId: string, reason: string, by: By): Promise<void>;
  start(dutyId: string, by: By): Promise<void>;
  end(dutyId: string, by: By): Promise<void>;
}
