import type { Dispute } from '../../../shared/contract/disputes.ts';
import { keepState } from '../../ui/kept-state.ts';
import { seekOnBoard } from '../../ui/board/use-board.ts';
import type { BoardLane } from './views.ts';

/** The dispute stands chosen when the room is next looked at. */
export function showDispute({ disputeId, stage }: Dispute): void {
  keepState<BoardLane | null>('disputes.lane', stage);
  seekOnBoard('disputes', disputeId);
}
