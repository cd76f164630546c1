import { Button, Group } from '@mantine/core';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { hasDesktop, saveGranted, showInFolder } from '../../api/files.ts';
import { Facts } from '../../ui/facts.tsx';
import { useTexts } from '../../ui/language.ts';
import classes from './evidence.module.css';
import type { MadePackage } from './pack.tsx';
import { Counts, Warnings } from './preview.tsx';
import { SealCode } from './seal-code.tsx';

interface PackageDoneProps {
  readonly made: MadePackage;
  readonly onAnother: () => void;
}

/** The result: the seal code in full, where the package lies, and what to do with both. */
export function PackageDone({ made: { record, warnings, zip }, onAnother }: PackageDoneProps) {
  const t = useTexts(evidenceTexts);
  return (
    <div className={classes['result']}>
      <div className={classes['sealed']}>
        <h2 className={classes['resultTitle']} role="status">
          {t.done(record.number)}
        </h2>
        <Counts counts={record.counts} />
        <Warnings warnings={warnings} />
        <h3 className={classes['subtitle']}>{t.sealCode}</h3>
        <SealCode code={record.sealCode} />
        <p className={classes['remark']}>{t.sealNote}</p>
        <Facts
          facts={[
            [t.packageTitle, record.title],
            [t.location, record.location],
          ]}
        />
        <Group gap="xs" mt="md">
          <Button onClick={() => void saveGranted(zip, `${record.number}.zip`)}>
            {t.download}
          </Button>
          {hasDesktop && (
            <Button variant="default" onClick={() => void showInFolder(zip)}>
              {t.showInFolder}
            </Button>
          )}
          <Button variant="default" onClick={onAnother}>
            {t.another}
          </Button>
        </Group>
      </div>
    </div>
  );
}
