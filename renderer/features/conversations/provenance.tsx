import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { api } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import classes from './conversation.module.css';

/** Where a message came from: file, line, digest, batch. Every source, where it was imported twice. */
export function Provenance({ messageId }: { messageId: string }): ReactNode {
  const t = useTexts(conversationTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  const query = useQuery(provenanceOf(messageId));
  if (query.error !== null) return <Failure error={query.error} what={t.details} />;
  return (
    <ul className={classes['provenance']} aria-label={t.details}>
      {query.data?.provenance.map((source) => (
        <li key={`${source.sourceFileId} ${source.position}`}>
          <span className={classes['source']}>
            {t.source(source.fileName, String(source.position))}
          </span>
          <code className={classes['seal']} title={`${t.digest}: ${source.digest}`}>
            {source.digest.slice(0, 8)}
          </code>
          <span title={`${source.format} ${source.formatVersion}`}>
            {t.batch} {source.batchId}
          </span>
          <span>
            {source.importedBy === ''
              ? t.importedAtBy(fullTime(source.importedAt, zone, language))
              : t.importedAt(fullTime(source.importedAt, zone, language), source.importedBy)}
          </span>
        </li>
      ))}
      {query.data?.sessions.map(({ sessionId, facts, fileName, batchId }) => (
        <li key={`session ${sessionId}`}>
          <span className={classes['source']}>{t.sessionTable(fileName)}</span>
          <span>{filled(facts)}</span>
          <span>
            {t.batch} {batchId}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The cells of a row that hold something. */
function filled(facts: Readonly<Record<string, string>>): string {
  return Object.entries(facts)
    .filter(([, cell]) => !/^-?$/.test(cell.trim()))
    .map(([header, cell]) => `${header} ${cell}`)
    .join(' · ');
}

/** The message alone, with its sources. */
export function provenanceOf(messageId: string) {
  return api.conversations.context.queryOptions({
    input: { messageId, before: 0, after: 0 },
    staleTime: Infinity,
  });
}
