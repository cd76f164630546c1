import type { OpenSession, SessionJoining } from '../store/imports.ts';

/**
 * Joins sessions of tables (JD 咨询会话查询) to the conversations that they tell of, by time and masked
 * name. Only where these single one out: a masked name is many people's. Returns the conversations that
 * are shown under another name than before.
 */
export function joinSessions(joining: SessionJoining): readonly string[] {
  for (const sessions of joining.sessions()) {
    for (const session of sessions) {
      const found = conversationOf(session);
      joining.join(session.sessionId, found?.conversationId ?? null, found?.gapMs ?? 0);
    }
  }
  return joining.finish();
}

type Candidate = OpenSession['candidates'][number];

function conversationOf({ customer, candidates }: OpenSession): Candidate | null {
  const named = candidates.filter(({ speakers }) =>
    speakers.some((speaker) => isNameBehind(speaker, customer)),
  );
  const [only] = named;
  if (only && named.every(({ conversationId }) => conversationId === only.conversationId)) {
    return only;
  }
  const [exact, second] = named.filter(({ gapMs }) => gapMs === 0);
  return exact && !second ? exact : null;
}

/** `j****db` may stand for `jd_6acc12db`: the first letter and the last two, without case. */
export function isNameBehind(mask: string, name: string): boolean {
  const masked = mask.trim().toLowerCase();
  const full = name.trim().toLowerCase();
  if (masked === full) return true;
  const parts = /^([^*]+)\*{2,}([^*]*)$/u.exec(masked);
  if (!parts) return false;
  const [, first = '', last = ''] = parts;
  return full.length >= first.length + last.length && full.startsWith(first) && full.endsWith(last);
}
