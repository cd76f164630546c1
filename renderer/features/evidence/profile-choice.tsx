import { Autocomplete, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import type { DraftState, EvidenceDraft } from './draft.ts';

/** For whom the package is, and whose limits it keeps to. */
export function ProfileChoice({
  state: { draft, set },
}: {
  readonly state: Pick<DraftState, 'draft' | 'set'>;
}) {
  const t = useTexts(evidenceTexts);
  const hasLimits = draft.profile === 'platform' || draft.profile === 'card';
  const limits = useQuery({ ...api.evidence.limits.queryOptions(), enabled: hasLimits });
  return (
    <>
      <Select
        label={t.profile}
        value={draft.profile}
        allowDeselect={false}
        onChange={(profile) =>
          set({ profile: (profile ?? 'court-full') as EvidenceDraft['profile'] })
        }
        data={[
          { value: 'court-full', label: t.profileCourt },
          { value: 'platform', label: t.profilePlatform },
          { value: 'card', label: t.profileCard },
          { value: 'share', label: t.profileShare },
          { value: 'internal', label: t.profileInternal },
        ]}
      />
      {hasLimits && (
        <Autocomplete
          label={t.place}
          description={t.placeHint}
          value={draft.place}
          onChange={(place) => set({ place })}
          data={limits.data?.limits.map(({ place }) => place) ?? []}
          maxLength={40}
        />
      )}
    </>
  );
}
