import type { RoleWords } from '../format.ts';
import type { Layout } from './layout.ts';
import { roleOfCell } from './role.ts';

/**
 * What words for a side mean in this table, after what a person said of them. Beside contacts, users are
 * the shop's. Sets of dialogues without times call the program that answers the system; where it speaks
 * first, it is told what to do, and answers nobody.
 */
export function sideWords(
  { columns, rows }: Layout,
  side: number | undefined,
  told: RoleWords | undefined,
): RoleWords | undefined {
  if (side === undefined) return told;
  const words = [...new Set(rows.map((row) => (row[side] ?? '').trim()))];
  const among = (pattern: RegExp): string[] => words.filter((word) => pattern.test(word));
  const users = among(/^contact$/i).length > 0 ? among(/^(?:user|agent_?bot)$/i) : [];
  const system = columns.time === undefined && isAnswering(words) ? among(/^system$/i) : [];
  if (users.length + system.length === 0) return told;
  return {
    ...told,
    customer: told?.customer ?? [],
    agent: [...(told?.agent ?? []), ...users.filter((word) => /^user$/i.test(word))],
    bot: [...(told?.bot ?? []), ...system, ...users.filter((word) => /bot$/i.test(word))],
  };
}

/** Nobody but a customer and a system speaks, the customer first. */
function isAnswering(words: readonly string[]): boolean {
  const sides = words.map((word) => roleOfCell(word, 'words'));
  return sides[0] === 'customer' && sides.every((each) => each === 'customer' || each === 'system');
}
