import type { FileWriter, SameChat, Suspicion } from '../../store/imports.ts';
import { compareChats } from './compare-chats.ts';
import { findContinuedChats } from './find-continued-chats.ts';

/**
 * Which conversations that a file has made are ones the archive has from another format. Those that may
 * be, but are not proven to be exactly one other, stay apart and are told in the report.
 */
export function findSameChats(writer: FileWriter, mayMerge: boolean): SameChat[] {
  const continued = mayMerge ? findContinuedChats(writer) : [];
  if (continued.length > 0) return continued;
  const byKey = Map.groupBy(
    writer.suspicions(),
    ({ made }) => `${made.platform}\0${made.shop}\0${made.key}`,
  );
  return [...byKey.values()].flatMap((suspicions) => {
    const compared = suspicions.map((suspicion) => ({ suspicion, ...compareChats(suspicion) }));
    const same = compared.filter(
      ({ verdict, suspicion }) => verdict === 'same' && suspicion.isMade,
    );
    const [only] = same;
    if (mayMerge && only && same.length === 1) return [sameChat(only.suspicion, only)];
    for (const { suspicion, verdict } of compared) {
      if (verdict !== 'different') writer.addIssue(doubt(suspicion));
    }
    return [];
  });
}

function sameChat(
  { made, conversationId, ours }: Suspicion,
  { senders, matched }: ReturnType<typeof compareChats>,
): SameChat {
  return { made, conversationId, senders, proof: { messages: matched, of: ours.length } };
}

function doubt({ made, title, ours }: Suspicion) {
  return {
    line: ours[0]?.position ?? 1,
    reason: 'maybe-known-chat',
    excerpt: `${made.title} ≈ ${title}`.slice(0, 200),
    rejected: false,
  } as const;
}
