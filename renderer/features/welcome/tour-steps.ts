import type { ActionId } from '../../../shared/domain/shortcuts/actions.ts';
import type { tourTexts } from '../../../shared/i18n/first-run.ts';

type Words = (typeof tourTexts)['en'];

export interface TourStep {
  readonly title: keyof Words;
  /** Where it takes place. */
  readonly path: string;
  /** What to do there, with the keys as they are now. */
  readonly what: (t: Words, keyOf: (action: ActionId) => string) => string;
}

/** From the chats to the backup: the way of a shop's evening. */
export const tourSteps: readonly TourStep[] = [
  { title: 'import', path: '/imports', what: (t) => t.importWhat },
  { title: 'search', path: '/search', what: (t) => t.searchWhat },
  {
    title: 'context',
    path: '/search',
    what: (t, keyOf) => t.contextWhat(keyOf('nextHit'), keyOf('previousHit')),
  },
  { title: 'promise', path: '/promises', what: (t, keyOf) => t.promiseWhat(keyOf('confirm')) },
  { title: 'dispute', path: '/disputes', what: (t, keyOf) => t.disputeWhat(keyOf('confirm')) },
  { title: 'waiting', path: '/waiting', what: (t) => t.waitingWhat },
  { title: 'draft', path: '/handovers', what: (t, keyOf) => t.draftWhat(keyOf('newNote')) },
  { title: 'sign', path: '/handovers', what: (t, keyOf) => t.signWhat(keyOf('sign')) },
  {
    title: 'evidence',
    path: '/evidence',
    what: (t, keyOf) => t.evidenceWhat(keyOf('addEvidence')),
  },
  { title: 'backup', path: '/settings', what: (t) => t.backupWhat },
];
