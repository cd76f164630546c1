import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { GrantedFile } from '../../../shared/contract/desktop.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { client } from '../../api/client.ts';
import { chooseFolder, hasDesktop } from '../../api/files.ts';
import { Facts } from '../../ui/facts.tsx';
import { Failure } from '../../ui/failure.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import type { EvidenceDraft } from './draft.ts';
import type { MadePackage } from './pack.tsx';
import type { ScopePreview } from './use-preview.ts';

interface CreateDialogProps {
  readonly draft: EvidenceDraft;
  readonly found: ScopePreview;
  readonly onMade: (made: MadePackage) => void;
  readonly onClose: () => void;
}

/** What will be fixed, and where it goes. Enter alone does nothing; Ctrl+Enter packs. */
export function CreateDialog({ draft, found, onMade, onClose }: CreateDialogProps) {
  const t = useTexts(evidenceTexts);
  const common = useTexts(commonWords);
  const number = useNumber();
  const [folder, setFolder] = useState<GrantedFile | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { included, redacted, withheld } = found.preview.counts;
  const create = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      const orderNo = draft.orderNo.trim();
      const { record, zip } = await client.evidence.create({
        ...found.request,
        title: draft.title.trim(),
        claim: draft.claim.trim(),
        ...(orderNo ? { orderNo } : {}),
        ...(folder ? { folder: folder.grant } : {}),
      });
      onMade({ record, zip });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.createTitle}
      closeOnClickOutside={!isBusy}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void create();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t.createHint}</Text>
        <Text fw={600} tabIndex={-1} data-autofocus>
          {t.createSummary(number(included), number(redacted), number(withheld))}
        </Text>
        <Facts
          facts={[
            [t.packageTitle, draft.title],
            [t.orderNo, draft.orderNo],
            [t.profile, t.profileCourt],
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
            {t.creating}
          </Text>
        )}
        {error !== null && <Failure error={error} what={t.createFailed} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={isBusy}>
            {common.cancel}
          </Button>
          <Button
            loading={isBusy}
            onClick={() => void create()}
            rightSection={<KeyHint keys="mod+Enter" />}
          >
            {t.create}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
