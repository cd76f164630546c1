import type { Dispute } from '../../../shared/contract/disputes.ts';
import type { disputesTexts } from '../../../shared/i18n/disputes.ts';
import type { Language } from '../../../shared/i18n/texts.ts';
import { quotedWords } from '../../ui/quoted-words.ts';

type Texts = (typeof disputesTexts)[Language];

/** Why the program lists it, as a colleague would say it. */
export function reasonInWords({ reason: { code, words }, excerpt }: Dispute, t: Texts): string {
  const quoted = quotedWords(words, excerpt);
  switch (code) {
    case 'complaint':
      return t.complaint(quoted);
    case 'contest':
      return t.contest(quoted);
    case 'demand':
      return t.demand(quoted);
    case 'threat':
      return t.threat(quoted);
    case 'abuse':
      return t.abuse(quoted);
    case 'tone':
      return t.tone(quoted);
    case 'marked':
      return t.marked;
    default:
      return t.otherReason(quoted);
  }
}
