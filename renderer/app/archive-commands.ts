import { useQuery } from '@tanstack/react-query';
import { firstRunTexts, tourTexts } from '../../shared/i18n/first-run.ts';
import { api, client } from '../api/client.ts';
import { useOpenSample } from '../features/welcome/open-sample.ts';
import { useTexts } from '../ui/language.ts';
import { notify } from '../ui/notice.tsx';
import { startTour, useTour } from '../ui/tour.ts';
import type { Command } from './commands.ts';

/** The other archives that were open before, and the walk through the sample shop. */
export function useArchiveCommands(): readonly Command[] {
  const t = useTexts(firstRunTexts);
  const tour = useTexts(tourTexts);
  const current = useQuery(api.archives.current.queryOptions());
  const recent = useQuery(api.archives.recent.queryOptions());
  const openSample = useOpenSample();
  const state = useTour();
  const others = recent.data?.archives.filter(
    ({ location, state: there }) => there === 'present' && location !== current.data?.location,
  );
  const isBegun = state !== null && state.step > 0 && !state.isShown;
  return [
    ...(others ?? []).map(({ grant, location, sample, encryption }) => ({
      id: `archive ${location}`,
      label: [
        t.switchTo(sample ? t.sampleName : location),
        ...(encryption === 'locked' ? [t.lockedArchive] : []),
      ].join(' · '),
      run: () => void client.archives.open({ grant }).catch(() => notify(t.notOpened(location))),
    })),
    {
      id: 'tour',
      label: isBegun ? tour.resume : tour.start,
      run: () => (current.data?.sample === true ? startTour() : void openSample()),
    },
  ];
}
