import { acknowledges } from '../speech.ts';
import { turnsOfStored } from '../turns.ts';

/** "没了 谢谢": a customer's words that only take note, and wait for no reply. */
export function takesNote(text: string): boolean {
  const [turn] = turnsOfStored([{ i: 0, role: 'customer', sentAt: null, offset: 0, text }]);
  return turn !== undefined && acknowledges(turn);
}
