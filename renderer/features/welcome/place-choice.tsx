import { Alert, Button, Radio } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { ArchivePlace } from '../../../shared/contract/archives.ts';
import { firstRunTexts } from '../../../shared/i18n/first-run.ts';
import { client } from '../../api/client.ts';
import { chooseFolder, hasDesktop } from '../../api/files.ts';
import { Failure } from '../../ui/failure.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import classes from './first-run.module.css';

interface PlaceChoiceProps {
  readonly places: readonly ArchivePlace[];
  readonly chosen: ArchivePlace | undefined;
  readonly onChoose: (place: ArchivePlace) => void;
  /** A folder of the person's own; it joins the list. */
  readonly onAdd: (place: ArchivePlace) => void;
}

/** Where the archive is to lie: what is proposed, or any folder. The system drive gets a warning, no refusal. */
export function PlaceChoice({ places, chosen, onChoose, onAdd }: PlaceChoiceProps): ReactNode {
  const t = useTexts(firstRunTexts);
  const language = useLanguage();
  const [error, setError] = useState<unknown>(null);
  const add = async (): Promise<void> => {
    setError(null);
    const folder = await chooseFolder();
    if (folder) onAdd(await client.archives.place({ grant: folder.grant }));
  };
  const factsOf = ({ holds, freeBytes, onSystemDrive }: ArchivePlace): string =>
    [
      holds === 'archive' ? t.isArchive : '',
      freeBytes === null ? '' : t.free(sizeInWords(freeBytes, language)),
      onSystemDrive ? t.isSystemDrive : '',
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <Radio.Group
        aria-label={t.where}
        value={chosen?.location ?? ''}
        onChange={(location) => {
          const place = places.find((each) => each.location === location);
          if (place) onChoose(place);
        }}
      >
        <div className={classes['places']}>
          {places.map((place) => (
            <Radio
              key={place.location}
              value={place.location}
              label={place.location}
              description={factsOf(place)}
            />
          ))}
        </div>
      </Radio.Group>
      {hasDesktop && (
        <div>
          <Button variant="default" size="compact-md" onClick={() => void add().catch(setError)}>
            {t.chooseFolder}
          </Button>
        </div>
      )}
      {error !== null && <Failure error={error} what={t.where} />}
      {chosen?.onSystemDrive === true && chosen.holds === 'nothing' && (
        <Alert
          variant="outline"
          color="yellow"
          className={classes['warning'] ?? ''}
          icon={<IconAlertTriangle aria-hidden />}
          title={t.systemDrive}
        >
          {t.systemDriveWhy}
        </Alert>
      )}
    </>
  );
}

/** `120 GB`; what is smaller than a gigabyte in megabytes. */
function sizeInWords(bytes: number, language: string): string {
  const [size, unit] = bytes >= 1e9 ? [bytes / 1e9, 'gigabyte'] : [bytes / 1e6, 'megabyte'];
  return Math.floor(size).toLocaleString(language, { style: 'unit', unit });
}
