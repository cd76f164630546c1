import type { AuditEvent } from '../../../shared/contract/history.ts';
import { linkKinds, pathOf } from '../../../shared/domain/links/deep-link.ts';

/** Where the thing that was acted on stands; null where there is no place for it. */
export function eventPath({ noun, id, after }: AuditEvent): string | null {
  const { messageId, noun: ofNoun, id: ofId } = after;
  if (noun === 'message-note' && typeof messageId === 'string') return thing('message', messageId);
  if (noun === 'thing-note' && typeof ofId === 'string') return thing(String(ofNoun), ofId);
  return (id === null ? null : thing(noun, id)) ?? rooms[noun] ?? null;
}

function thing(noun: string, id: string): string | null {
  const kind = linkKinds.find((one) => one === noun);
  return kind === undefined ? null : pathOf({ kind, id, archive: null });
}

/** Things without an address of their own stand somewhere in a room. */
const rooms: Readonly<Record<string, string>> = {
  'answer-exception': '/answers',
  archive: '/settings',
  case: '/evidence',
  duty: '/settings',
  'handover-elsewhere': '/handovers',
  'import-batch': '/imports',
  'import-correction': '/imports',
  'import-question': '/imports',
  person: '/settings',
  report: '/handovers',
  search: '/search',
  setting: '/settings',
  'spot-check': '/spot-checks',
  'spot-check-item': '/spot-checks',
  'spot-check-rules': '/spot-checks',
};
