import type { Dialogue } from '../../model/analysis.ts';
import type { SpotRule } from '../../model/spot-checks.ts';
import { risksIn } from '../detection/risks/risky-words.ts';
import { minutesBetween } from '../detection/minutes-between.ts';
import { turnsOf, type Turn } from '../detection/turns.ts';
import { watchedIn } from '../detection/watch/watch-findings.ts';

/** A rule that holds, and the messages that show it (`DialogueMessage.i`); none where something lacks. */
export interface RuleFinding {
  readonly ruleId: string;
  readonly points: number;
  readonly messages: readonly number[];
}

/**
 * What the rules find in one agent's part of a conversation. A proposal: the reviewer decides.
 *
 * @param isOwn True of the agent's own messages, by `DialogueMessage.i`.
 */
export function applyRules(
  dialogue: Dialogue,
  isOwn: (i: number) => boolean,
  rules: readonly SpotRule[],
  now: number,
): RuleFinding[] {
  const turns = turnsOf(dialogue);
  return rules.flatMap((rule) => {
    const shown = shows(rule, turns, isOwn, now);
    return shown === null ? [] : [{ ruleId: rule.id, points: rule.points, messages: shown }];
  });
}

function shows(
  rule: SpotRule,
  turns: readonly Turn[],
  isOwn: (i: number) => boolean,
  now: number,
): readonly number[] | null {
  if (!('check' in rule)) return null;
  const said = turns.filter(({ message }) => isOwn(message.i));
  if (said.length === 0) return null;
  switch (rule.check) {
    case 'lacks-at-start':
      return matching(rule, said.slice(0, rule.messages)).length === 0 ? [] : null;
    case 'lacks-at-end':
      return matching(rule, said.slice(-rule.messages)).length === 0 ? [] : null;
    case 'has-at-end':
      return some(matching(rule, said.slice(-rule.messages)));
    case 'repeats': {
      const found = matching(rule, said);
      return found.length >= rule.messages ? found : null;
    }
    case 'slow-without-apology':
      return some(slow(rule, turns).filter(isOwn));
    case 'watch': {
      const found = watchedIn(turns, { now }).filter(({ reason }) =>
        rule.watch.some((code) => code === reason.code),
      );
      const customers = new Set(
        turns.filter(({ message }) => message.role === 'customer').map(({ message }) => message.i),
      );
      return some(
        found.flatMap(({ messages }) => messages).filter((i) => isOwn(i) || customers.has(i)),
      );
    }
    case 'risk':
      return some(
        risksIn(turns)
          .filter(({ risk }) => rule.risks.includes(risk))
          .map(({ i }) => i)
          .filter(isOwn),
      );
  }
}

function some(messages: readonly number[]): readonly number[] | null {
  return messages.length === 0 ? null : [...new Set(messages)];
}

function matching(
  { patterns }: { readonly patterns: readonly string[] },
  turns: readonly Turn[],
): number[] {
  const any = new RegExp(patterns.join('|'), 'iu');
  return turns.filter(({ text }) => any.test(text)).map(({ message }) => message.i);
}

/** First answers that came late, where none of the next messages says sorry. */
function slow(
  rule: {
    readonly patterns: readonly string[];
    readonly minutes: number;
    readonly messages: number;
  },
  turns: readonly Turn[],
): number[] {
  const late: number[] = [];
  let asked: Turn | null = null;
  turns.forEach((turn, index) => {
    const { role } = turn.message;
    if (role === 'customer') asked ??= turn;
    if (role !== 'agent' || asked === null) return;
    const minutes = minutesBetween(asked, turn);
    asked = null;
    if (minutes === null || minutes <= rule.minutes) return;
    const next = turns
      .slice(index)
      .filter(({ message }) => message.role === 'agent')
      .slice(0, rule.messages);
    if (matching(rule, next).length === 0) late.push(turn.message.i);
  });
  return late;
}
