import { Button, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { client } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';

type Verification = Awaited<ReturnType<typeof client.handovers.verify>>;

/** Checks that no signed note has changed and none is missing. Good news is a line, bad news a dialog. */
export function ChainCheck() {
  const t = useTexts(handoversTexts);
  const number = useNumber();
  const [isBusy, setBusy] = useState(false);
  const [bad, setBad] = useState<Verification | null>(null);
  const [error, setError] = useState<unknown>(null);
  const check = async (): Promise<void> => {
    setBusy(true);
    try {
      const found = await client.handovers.verify();
      if (found.verdict === 'intact') notify(t.chainIntact(number(found.notes)));
      else setBad(found);
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  const words: Readonly<Record<Verification['findings'][number]['code'], string>> = {
    hash: t.chainHash,
    rows: t.chainRows,
    chain: t.chainChain,
    missing: t.chainMissing,
    addendum: t.chainAddendum,
    words: t.chainWords,
    states: t.chainStates,
  };
  const close = (): void => {
    setBad(null);
    setError(null);
  };
  return (
    <>
      <Button variant="default" loading={isBusy} onClick={() => void check()}>
        {t.verifyChain}
      </Button>
      <Modal opened={bad !== null || error !== null} onClose={close} title={t.verifyChain}>
        {error !== null && <Failure error={error} />}
        {bad && (
          <Stack gap="xs">
            <Text fw={600} c="var(--kw-red)">
              ▲ {t.chainAltered(number(bad.findings.length))}
            </Text>
            {bad.findings.map((finding) => (
              <Text key={`${finding.number}-${finding.code}-${finding.detail}`} size="sm">
                {t.chainFinding(number(finding.number), words[finding.code])}
              </Text>
            ))}
          </Stack>
        )}
      </Modal>
    </>
  );
}
