import { Button } from '@mantine/core';
import { evidencePackageTexts } from '../../../shared/i18n/evidence-package.ts';
import { evidenceWarningTexts } from '../../../shared/i18n/evidence-warnings.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { EmptyState, Panel } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import type { EvidenceDraft } from './draft.ts';
import classes from './evidence.module.css';
import { LimitsMeter } from './limits-meter.tsx';
import type { ScopePreview, usePreview } from './use-preview.ts';

interface PreviewProps {
  readonly query: ReturnType<typeof usePreview>;
  readonly isChosen: boolean;
  readonly draft: EvidenceDraft;
  readonly onAdjust: () => void;
  readonly onCreate: () => void;
}

/** Counts that are always in sight, the conversations, the gaps and what to mind; then the deed. */
export function Preview({ query, isChosen, draft, onAdjust, onCreate }: PreviewProps) {
  const t = useTexts(evidenceTexts);
  const number = useNumber();
  if (!isChosen) return <EmptyState text={t.choose} />;
  return (
    <Panel title={t.preview}>
      <QueryState query={query} what={t.preview}>
        {(found) => (
          <>
            <Counts counts={found.preview.counts} outside={found.preview.outside} />
            <LimitsMeter statement={found.preview.statement} />
            <Scopes preview={found.preview} />
            <div className={classes['deeds']}>
              <Button disabled={query.isError || query.isPlaceholderData} onClick={onCreate}>
                {t.create}
              </Button>
              <Button variant="default" onClick={onAdjust}>
                {t.adjust}
              </Button>
              {draft.redactions.length + draft.withheld.length + draft.pictures.length > 0 && (
                <span className={classes['remark']}>
                  {t.adjustCount(
                    number(draft.redactions.length + draft.pictures.length),
                    number(draft.withheld.length),
                  )}
                </span>
              )}
            </div>
          </>
        )}
      </QueryState>
    </Panel>
  );
}

type Found = ScopePreview['preview'];

export function Counts({
  counts,
  outside,
}: {
  readonly counts: Found['counts'];
  readonly outside?: number;
}) {
  const t = useTexts(evidenceTexts);
  const number = useNumber();
  return (
    <dl className={classes['counts']} aria-label={t.countsLabel}>
      {(['included', 'redacted', 'withheld'] as const).map((name) => (
        <div key={name}>
          <dt>{t[name]}</dt>
          <dd>{number(counts[name])}</dd>
        </div>
      ))}
      {outside !== undefined && (
        <div>
          <dt>{t.outside}</dt>
          <dd>{number(outside)}</dd>
        </div>
      )}
    </dl>
  );
}

function Scopes({ preview }: { readonly preview: Found }) {
  const t = useTexts(evidenceTexts);
  const { gapNoImport, gapBefore, gapAfter } = useTexts(evidencePackageTexts);
  const language = useLanguage();
  const number = useNumber();
  const { zone } = useSettings();
  const time = (at: number): string => fullTime(at, zone, language);
  const whys: Readonly<Record<string, string>> = {
    'no-import': gapNoImport,
    'before-first-record': gapBefore,
    'after-last-record': gapAfter,
  };
  return (
    <>
      <h3 className={classes['subtitle']}>{t.scopes}</h3>
      <ul className={classes['plain']}>
        {preview.scopes.map(({ conversationId, title, from, to, count }) => (
          <li key={`${conversationId} ${from ?? ''}`}>
            {t.scope(title, number(count))}
            {from !== null && to !== null && (
              <span className={classes['remark']}> {t.scopeTime(time(from), time(to))}</span>
            )}
          </li>
        ))}
      </ul>
      <h3 className={classes['subtitle']}>{t.gaps}</h3>
      {preview.gaps.length === 0 ? (
        <p className={classes['remark']}>{t.noGaps}</p>
      ) : (
        <ul className={classes['plain']}>
          {preview.gaps.map(({ from, to, why }) => (
            <li key={`${from} ${to} ${why}`} className={classes['gap']}>
              {t.gap(time(from), time(to))}
              <span className={classes['remark']}> {whys[why] ?? why}</span>
            </li>
          ))}
        </ul>
      )}
      <Warnings warnings={preview.warnings} />
    </>
  );
}

/** Of a package before and after it is made. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const t = useTexts(evidenceTexts);
  const words: Readonly<Record<string, string>> = useTexts(evidenceWarningTexts);
  if (warnings.length === 0) return null;
  return (
    <>
      <h3 className={classes['subtitle']}>{t.warnings}</h3>
      <ul className={classes['plain']}>
        {warnings.map((warning) => (
          <li key={warning}>◆ {warningInWords(warning, words)}</li>
        ))}
      </ul>
    </>
  );
}

/** A warning is a code, and after it what it is about. */
function warningInWords(warning: string, words: Readonly<Record<string, string>>): string {
  const [code = '', ...about] = warning.split(' ');
  return [words[code] ?? code, ...about].join(' ');
}
