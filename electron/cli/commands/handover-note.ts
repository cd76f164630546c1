import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { print } from '../output.ts';
import type { CommonOptions, Session } from '../session.ts';

/** A note for people: the text for a group chat, and below it what is missing before signing. */
export async function printNote(
  { json }: CommonOptions,
  client: Session['client'],
  note: Handover,
): Promise<void> {
  const { handoverId } = note;
  const { content } = await client.handovers.render({ handoverId, format: 'txt' });
  const missing = note.lint.map(({ itemId, missing: field }) => `#${itemId} ${field}`);
  const gaps = missing.length === 0 ? '' : `\nmissing before signing: ${missing.join(', ')}`;
  print(json, note, () => `handover ${handoverId} (${note.state})\n${content}${gaps}`);
}
