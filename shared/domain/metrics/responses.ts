/** A message as far as response times go: robots, notices and internal notes are none. */
export interface Said {
  /** UTC ms. */
  readonly at: number;
  /** Who of the shop said it; null for the customer. */
  readonly agent: string | null;
}

/** A customer's turn (one message or several in a row) and what came of it. */
export interface Response {
  readonly askedAt: number;
  /** Null where nobody answered before the consultation ended. */
  readonly answeredAt: number | null;
  /** Who answered; where nobody did, who had spoken last in the consultation. */
  readonly agent: string | null;
  /** The first turn of a consultation. */
  readonly isFirst: boolean;
}

/** After so long a silence the next message begins a new consultation (咨询). */
export const consultationGapMs = 12 * 3_600_000;

/**
 * The customer's turns of one conversation, in order of time. A response time runs from the first message
 * of a turn to the first word of an agent after it.
 */
export function responsesOf(said: readonly Said[]): Response[] {
  const responses: Response[] = [];
  let lastAt: number | null = null;
  let asked: number | null = null;
  let hasAsked = false;
  let spoke: string | null = null;
  const end = (answeredAt: number | null, agent: string | null): void => {
    if (asked === null) return;
    responses.push({ askedAt: asked, answeredAt, agent, isFirst: !hasAsked });
    hasAsked = true;
    asked = null;
  };
  for (const { at, agent } of said) {
    if (lastAt !== null && at - lastAt > consultationGapMs) {
      end(null, spoke);
      hasAsked = false;
      spoke = null;
    }
    lastAt = at;
    if (agent === null) asked ??= at;
    else {
      end(at, agent);
      // An agent who begins (an offer, a follow-up) leaves no first question to answer late.
      hasAsked = true;
      spoke = agent;
    }
  }
  end(null, spoke);
  return responses;
}
