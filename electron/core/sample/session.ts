import type { SampleMessage, Speaker } from './conversation.ts';
import { kindOf } from './conversation.ts';
import type { Random } from './random.ts';
import type { Agent, Exchange } from './resources.ts';
import { fillSlots } from './slots.ts';
import type { Purchase } from './slots.ts';

/** Plays exchanges one after the other between a buyer and one agent, at the speed people type. */
export function speak(
  exchanges: readonly Exchange[],
  purchase: Purchase,
  agent: Agent,
  startAt: number,
  random: Random,
): SampleMessage[] {
  const messages: SampleMessage[] = [];
  let at = startAt;
  let before: Speaker | null = null;
  for (const exchange of exchanges) {
    const whole = random.chance(0.5);
    for (const [who, ...ways] of exchange.turns) {
      if (who.endsWith('?') && !whole) continue;
      const by = speaker(who, agent);
      if (before !== null) at += pause(before, by, random) * 1000;
      const text = fillSlots(random.pick(ways), purchase, agent);
      messages.push({
        at,
        by,
        text,
        kind: kindOf(text, by),
        order: purchase.order,
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
