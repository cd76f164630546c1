import { Button, Group, TextInput } from '@mantine/core';
import { useState, type DragEvent } from 'react';
import type { GrantedFile } from '../../../shared/contract/desktop.ts';
import type { PackageVerification } from '../../../shared/contract/evidence.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { client } from '../../api/client.ts';
import { chooseFiles, chooseFolder, grantFiles, hasDesktop } from '../../api/files.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import classes from './evidence.module.css';
import { Verdict } from './verdict.tsx';

/** Any package that anyone brings: was it altered? */
export function VerifyFile() {
  const t = useTexts(evidenceTexts);
  const [file, setFile] = useState<GrantedFile | null>(null);
  const [seal, setSeal] = useState('');
  const [result, setResult] = useState<PackageVerification | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const given = seal.replaceAll(/\s/g, '').toLowerCase();
  const isSealWrong = given !== '' && !/^[0-9a-f]{64}$/.test(given);
  const take = async (choose: () => Promise<GrantedFile | null | undefined>): Promise<void> => {
    setError(null);
    try {
      const chosen = await choose();
      if (!chosen) return;
      setFile(chosen);
      setResult(null);
    } catch (failure) {
      setError(failure);
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const files = [...event.dataTransfer.files].slice(0, 1);
    void take(async () => (await grantFiles(files))[0]);
  };
  const verify = async (): Promise<void> => {
    if (!file || isSealWrong || isBusy) return;
    setBusy(true);
    setError(null);
    try {
      const input = { grant: file.grant, ...(given ? { seal: given } : {}) };
      setResult(await client.evidence.verify(input));
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <div className={classes['scroll']}>
      <div className={classes['verify']}>
        <p>{t.verifyHint}</p>
        <div
          className={classes['drop']}
          onDragOver={(event) => event.preventDefault()}
          onDrop={drop}
        >
          <span>{file ? t.chosen(file.name) : t.dropFile}</span>
          <Group gap="xs">
            <Button
              variant="default"
              onClick={() =>
                void take(
                  async () => (await chooseFiles([{ name: 'zip', extensions: ['zip'] }]))[0],
                )
              }
            >
              {t.chooseFile}
            </Button>
            {hasDesktop && (
              <Button variant="default" onClick={() => void take(chooseFolder)}>
                {t.chooseFolderToVerify}
              </Button>
            )}
          </Group>
        </div>
        <TextInput
          label={t.sealOptional}
          placeholder={t.sealHint}
          value={seal}
          onChange={(event) => {
            setSeal(event.currentTarget.value);
            setResult(null);
          }}
          error={isSealWrong ? t.sealWrong : null}
          classNames={{ input: classes['sealInput'] ?? '' }}
          spellCheck={false}
        />
        <Button
          mt="sm"
          disabled={!file || isSealWrong}
          loading={isBusy}
          onClick={() => void verify()}
        >
          {t.runVerify}
        </Button>
        {error !== null && <Failure error={error} what={t.verifyFailed} />}
        {result && <Verdict result={result} />}
      </div>
    </div>
  );
}
