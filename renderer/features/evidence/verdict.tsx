import type { PackageVerification } from '../../../shared/contract/evidence.ts';
import { evidenceFindingTexts } from '../../../shared/i18n/evidence-package.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './evidence.module.css';

const marks = { intact: '●', altered: '▲', incomplete: '◆' } as const;

/** 通过 / 已被改动 / 不完整, whether the seal code fits, and every finding. */
export function Verdict({ result }: { readonly result: PackageVerification }) {
  const t = useTexts(evidenceTexts);
  const findings: Readonly<Record<string, string>> = useTexts(evidenceFindingTexts);
  const { verdict, sealed } = result;
  const words = {
    intact: t.intactWords,
    altered: t.alteredWords,
    incomplete: t.incompleteWords,
  };
  return (
    <section className={classes['verdict']} aria-label={t.report} data-verdict={verdict}>
      <p className={classes['verdictWord']} role="status">
        <span aria-hidden="true">{marks[verdict]}</span> {t[verdict]}
        {' · '}
        {sealed ? t.sealed : t.unsealed}
      </p>
      <p>{words[verdict]}</p>
      <p className={classes['remark']}>{sealed ? t.sealedWords : t.unsealedWords}</p>
      {result.findings.length > 0 && (
        <table className={classes['findings']} aria-label={t.findingsTable}>
          <thead>
            <tr>
              <th scope="col">{t.code}</th>
              <th scope="col">{t.path}</th>
              <th scope="col">{t.detail}</th>
            </tr>
          </thead>
          <tbody>
            {result.findings.map(({ code, path, detail }, place) => (
              <tr key={`${code} ${path} ${place}`}>
                <td>{code}</td>
                <td>{path}</td>
                <td>
                  {findings[code] ?? ''} <span className={classes['remark']}>{detail}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
