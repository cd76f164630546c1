import type { SampleMessage, Speaker } from './conversation.ts';
import { kindOf } from './conversation.ts';
import type { Random } from './random.ts';
import type { Agent, Exchange } from './resources.ts';
import { fillSlots } from './slots.ts';
import type { Purchase } from './slots.ts';

/**
 * Plays exchanges one after the other between a buyer and one agent, at the speed people type. The
 * order goes with every message from the one that first names it, or from the start once `bought`.
 */
export function speak(
  exchanges: readonly Exchange[],
  purchase: Purchase,
  agent: Agent,
  startAt: number,
  bought: boolean,
  random: Random,
): SampleMessage[] {
  const messages: SampleMessage[] = [];
  let at = startAt;
  let before: Speaker | null = null;
  let hasOrder = bought;
  for (const exchange of exchanges) {
    const whole = random.chance(0.5);
    const pair = random.between(0, Math.max(...exchange.turns.map((turn) => turn.length - 2)));
    for (const [who, ...ways] of exchange.turns) {
      if (who.endsWith('?') && !whole) continue;
      const by = speaker(who, agent);
      if (before !== null) at += pause(before, by, random) * 1000;
      const chosen = exchange.paired ? ways[pair % ways.length] : random.pick(ways);
      if (chosen === undefined) continue;
      const text = fillSlots(chosen, purchase, agent);
      hasOrder ||= text.includes(purchase.order);
      messages.push({
        at,
        by,
        text,
        kind: kindOf(text, by),
        order: hasOrder ? purchase.order : null,
        attachment: null,
        planted: null,
      });
      before = by;
    }
  }
  return messages;
}

function speaker(who: Exchange['turns'][number][0], agent: Agent): Speaker {
  if (who === 'bot') return 'bot';
  return who.startsWith('a') ? agent.name : 'buyer';
}

/** Seconds until the next line: the robot is quick, agents answer soon, buyers take their time. */
function pause(before: Speaker, by: Speaker, random: Random): number {
  if (by === 'bot') return random.between(1, 2);
  if (before === by) return random.between(5, 25);
  return by === 'buyer' ? random.between(12, 110) : random.between(10, 70);
}
