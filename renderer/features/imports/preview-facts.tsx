import type { ReactNode } from 'react';
import { mostConversationsCounted, type Inspection } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { Facts, type Fact } from '../../ui/facts.tsx';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { zoneWords } from '../../ui/zones.ts';
import { useFormatWords } from './choice-words.ts';
import classes from './imports.module.css';

interface PreviewFactsProps {
  readonly inspection: Inspection;
  /** A person said how it is to be read. */
  readonly isByHand: boolean;
}

/** What was found out about a file: its format and how sure that is, encoding, zone, how much there is. */
export function PreviewFacts({ inspection, isByHand }: PreviewFactsProps): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const language = useLanguage();
  const sayFormat = useFormatWords();
  const { counts, confidence, beta, preset } = inspection;
  const isCounted = counts.conversations < mostConversationsCounted;
  const sure = confidence >= 0.85 ? t.sure : confidence >= 0.6 ? t.likely : t.unsure;
  const zone = inspection.messages.find((message) => message.sentAt !== null)?.zone;
  const facts: Fact[] = [
    [
      t.format,
      <>
        {sayFormat(inspection.format)}
        {beta && (
          <span className={classes['betaMark']} title={t.betaHint}>
            {t.beta}
          </span>
        )}
      </>,
      isByHand ? t.byHand : preset === null && sure,
    ],
    [t.byPreset, preset ?? ''],
    [t.encoding, inspection.encoding.toUpperCase()],
    [
      t.zoneOfFile,
      zone === undefined ? '' : zone === null ? t.zoneInFile : t.zoneOf(zoneWords(zone, language)),
    ],
    [
      t.found,
      t.foundWords(format(counts.messages), format(counts.system), format(counts.issues)),
      [
        t.conversationsFound(format(counts.conversations), isCounted),
        ...(counts.sessions > 0 ? [t.sessionsWords(format(counts.sessions))] : []),
      ].join(' · '),
    ],
  ];
  return <Facts facts={facts} />;
}
