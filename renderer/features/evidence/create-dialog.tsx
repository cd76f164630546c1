import { Button, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Case } from '../../../shared/contract/cases.ts';
import type { PackingProgress } from '../../../shared/contract/evidence.ts';
import type { GrantedFile } from '../../../shared/contract/desktop.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { client } from '../../api/client.ts';
import { chooseFolder, hasDesktop } from '../../api/files.ts';
import { useConfirmKey } from '../../ui/confirm-key.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Failure } from '../../ui/failure.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { CheckList } from './check-list.tsx';
import { describedBy, type EvidenceDraft } from './draft.ts';
import type { MadePackage } from './pack.tsx';
import type { ScopePreview } from './use-preview.ts';

interface CreateDialogProps {
  readonly draft: EvidenceDraft;
  /** The case that is packed, where it is one. */
  readonly matter: Case | null;
  readonly found: ScopePreview;
  readonly onMade: (made: MadePackage) => void;
  readonly onClose: () => void;
}

/** What will be fixed, and where it goes. Enter alone does nothing; Ctrl+Enter packs. */
export function CreateDialog({ draft, matter, found, onMade, onClose }: CreateDialogProps) {
  const t = useTexts(evidenceTexts);
  const common = useTexts(commonWords);
  const number = useNumber();
  const [folder, setFolder] = useState<GrantedFile | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [progress, setProgress] = useState<PackingProgress | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const { included, redacted, withheld } = found.preview.counts;
  const { pdf, searches } = draft;
  const request = { ...found.request, ...describedBy(draft), pdf, searches: [...searches] };
  const { title, orderNo } = matter ?? draft;
  const create = async (): Promise<void> => {
    if (isBusy) return;
    const stop = new AbortController();
    stopping.current = stop;
    setBusy(true);
    setError(null);
    setProgress(null);
    try {
      const events = await client.evidence.pack(
        { ...request, ...(folder ? { folder: folder.grant } : {}) },
        { signal: stop.signal },
      );
      for await (const event of events) {
        if (event.type === 'progress') setProgress(event);
        else onMade({ record: event.record, warnings: event.warnings, zip: event.zip });
      }
      onClose();
    } catch (failure) {
      if (!stop.signal.aborted) setError(failure);
      setBusy(false);
    }
  };
  useConfirmKey(() => void create());
  return (
    <Dialog onClose={onClose} title={t.createTitle} closeOnClickOutside={!isBusy}>
      <Stack gap="sm">
        <Text size="sm">{t.createHint}</Text>
        <Text fw={600} tabIndex={-1} data-autofocus>
          {t.createSummary(number(included), number(redacted), number(withheld))}
        </Text>
        <CheckList request={request} />
        <Facts
          facts={[
            [t.packageTitle, title],
            [t.orderNo, orderNo ?? ''],
            [t.profile, profileWords(t)[draft.profile]],
            [t.createIn, folder?.name ?? t.inArchive],
          ]}
        />
        {hasDesktop && (
          <Button
            size="compact-sm"
            variant="default"
            w="fit-content"
            onClick={() => void chooseFolder().then((chosen) => chosen && setFolder(chosen))}
          >
            {t.chooseFolder}
          </Button>
        )}
        {isBusy && (
          <Text size="sm" role="status">
            {progress ? progressWords(t, number, progress) : t.creating}
          </Text>
        )}
        {error !== null && <Failure error={error} what={t.createFailed} />}
        <DialogButtons>
          <Button
            variant="default"
            onClick={() => (isBusy ? stopping.current?.abort() : onClose())}
          >
            {isBusy ? t.stopPacking : common.cancel}
          </Button>
          <Button
            loading={isBusy}
            onClick={() => void create()}
            rightSection={<KeyHint keys="mod+Enter" />}
          >
            {t.create}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}

type Words = ReturnType<typeof useTexts<(typeof evidenceTexts)['en']>>;

const profileWords = (t: Words): Readonly<Record<EvidenceDraft['profile'], string>> => ({
  'court-full': t.profileCourt,
  platform: t.profilePlatform,
  card: t.profileCard,
  share: t.profileShare,
  internal: t.profileInternal,
});

function progressWords(
  t: Words,
  number: (value: number) => string,
  { step, done, total }: PackingProgress,
): string {
  const steps: Readonly<Record<PackingProgress['step'], string>> = {
    reading: t.stepReading,
    files: t.stepFiles,
    writing: t.stepWriting,
    pages: t.stepPages,
    zip: t.stepZip,
  };
  return done === 0 ? steps[step] : t.packing(steps[step], number(done), number(total));
}
