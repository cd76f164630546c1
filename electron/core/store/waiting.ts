import type { Waiting } from '../../../shared/contract/waiting.ts';
import type { Channel, Platform } from '../../../shared/model/message.ts';

export interface WaitingQuery {
  readonly shop?: string | undefined;
  readonly platform?: Platform | undefined;
  readonly channel?: Channel | undefined;
  readonly since?: number | undefined;
  readonly all: boolean;
}

export interface WaitingStore {
  /** Every conversation whose buyer waits, longest waiting first. */
  list(query: WaitingQuery, now: number): Promise<Waiting[]>;
  /** How many there are, counted no further than `atMost`; `recent` leaves out those of long ago. */
  count(atMost: number, recent: boolean, now: number): Promise<number>;
}
