import type { PromiseRow } from '../../../shared/contract/promises.ts';
import type { promisesTexts } from '../../../shared/i18n/promises.ts';
import type { Language } from '../../../shared/i18n/texts.ts';
import { quotedWords } from '../../ui/quoted-words.ts';

type Texts = (typeof promisesTexts)[Language];

/** Why the program lists it, as a colleague would say it. */
export function reasonInWords({ reason: { code, words }, what }: PromiseRow, t: Texts): string {
  const quoted = quotedWords(words, what);
  switch (code) {
    case 'commitment':
      return t.commitment(quoted);
    case 'estimate':
      return t.estimate(quoted);
    case 'answered-when':
      return t.answeredWhen(quoted);
    case 'accepted-request':
      return t.acceptedRequest(quoted);
    case 'offer':
      return t.offer(quoted);
    case 'marked':
      return t.marked;
    default:
      return t.otherReason(quoted);
  }
}

/** How far to trust the detector. A person's own mark needs no doubt. */
export function certaintyInWords({ score, reason }: PromiseRow, t: Texts): string | null {
  if (reason.code === 'marked') return null;
  if (score >= 0.8) return t.sure;
  return score >= 0.55 ? t.likely : t.unsure;
}
