/** Tells headers from lines of a body that end in a time: 预计送达 2026-07-22 18:00:00. */
export interface SpeakerCheck {
  /** `at` is local time counted as if it were UTC. A yes is remembered as the last time met. */
  accept(who: string, at: number, isKnown: boolean): boolean;
  /** True for who is a speaker whatever the time: one known otherwise, or one who speaks again. */
  isCertain(who: string, isKnown: boolean): boolean;
  /** Another conversation begins. */
  reset(): void;
}

/**
 * What ends in 时间 or 于 is no name, and who is known by nothing else speaks in turn, not hours later.
 * `regulars` are those who open several lines of the file.
 */
export function speakerCheck(regulars: ReadonlySet<string>, noName = notInNames): SpeakerCheck {
  let last: number | null = null;
  const isName = (who: string): boolean => !noName.test(who) && !endsAsText.test(who);
  const isPlausible = (who: string, at: number): boolean => {
    if (!isName(who)) return false;
    const step = last === null ? 0 : at - last;
    return step >= -60_000 && (step <= 3_600_000 || regulars.has(who));
  };
  return {
    accept(who, at, isKnown) {
      const isSpeaker = isKnown || isPlausible(who, at);
      if (isSpeaker) last = at;
      return isSpeaker;
    },
    isCertain: (who, isKnown) => isKnown || (regulars.has(who) && isName(who)),
    reset() {
      last = null;
    },
  };
}

/** Who opens more than one line, by what `senderOf` reads of a line. */
export function regularsIn(
  lines: readonly string[],
  senderOf: (line: string) => string | undefined,
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const who = senderOf(line);
    if (who !== undefined) counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([who]) => who));
}

const notInNames = /[:：，。,；;！!？?]/u;
const endsAsText = /(?:时间|日期|日|于|到|至|前|后|在|约)$/u;
