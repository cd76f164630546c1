import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { keepState } from '../../ui/kept-state.ts';
import { seekOnBoard } from '../../ui/board/use-board.ts';
import { boardLanes, type BoardLane } from './lanes.ts';

/** The promise stands chosen when the room is next looked at. */
export function showPromise({ promiseId, lane, status }: PromiseRow): void {
  const shown = boardLanes.find((id) => id === (status === 'proposed' ? status : lane));
  keepState<BoardLane | null>('promises.lane', shown ?? 'settled');
  seekOnBoard('promises', promiseId);
}
