import type { PackageVerification } from '../../../shared/contract/evidence.ts';
import { evidencePackageTexts } from '../../../shared/i18n/evidence-package.ts';
import { evidenceFindingTexts } from '../../../shared/i18n/evidence-findings.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import classes from './evidence.module.css';

const marks = { intact: '●', altered: '▲', incomplete: '◆' } as const;

/** 通过 / 已被改动 / 不完整, whether the seal code fits, and every finding. */
export function Verdict({ result }: { readonly result: PackageVerification }) {
  const t = useTexts(evidenceTexts);
  const findings: Readonly<Record<string, string>> = useTexts(evidenceFindingTexts);
  const { stampHolds, stampUntrusted } = useTexts(evidencePackageTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  const { verdict } = result;
  const seal = sealOf(result);
  const seals = {
    sealed: [t.sealed, t.sealedWords],
    unsealed: [t.unsealed, t.unsealedWords],
    differs: [t.sealDiffers, t.sealDiffersWords],
  } as const;
  const [sealWord, sealWords] = seals[seal];
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
        {sealWord}
      </p>
      <p>{words[verdict]}</p>
      <p className={classes['remark']}>{sealWords}</p>
      {result.stamp && (
        <p className={classes['remark']}>
          {stampHolds(fullTime(result.stamp.at, zone, language), result.stamp.authority)}{' '}
          {!result.stamp.trusted && stampUntrusted}
        </p>
      )}
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

/** E17 says that a seal code was given and is another one. */
function sealOf({ sealed, findings }: PackageVerification): 'sealed' | 'unsealed' | 'differs' {
  if (sealed) return 'sealed';
  return findings.some(({ code }) => code === 'E17') ? 'differs' : 'unsealed';
}
