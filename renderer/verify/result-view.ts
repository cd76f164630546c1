import type { PackageVerification } from '../../shared/contract/evidence.ts';
import { evidencePackageTexts } from '../../shared/i18n/evidence-package.ts';
import { evidenceFindingTexts } from '../../shared/i18n/evidence-findings.ts';
import { verifyPageTexts } from '../../shared/i18n/verify-page.ts';
import { chinese } from './chinese.ts';
import { element } from './element.ts';

const zh = verifyPageTexts[chinese];
const en = verifyPageTexts.en;
const mostShown = 200;

/**
 * Verdict first: 通过, 未封存, 不完整 or 已被改动; of what and when, for whoever prints the page; then what was
 * found.
 */
export function resultView(result: PackageVerification, name: string, at: Date): HTMLElement {
  const kind = kindOf(result);
  const { sign, title, means } = views[kind];
  const time = localTime(at);
  const reason = kind === 'passed' && !result.sealed ? 'passedByStamp' : means;
  const view = element(
    'div',
    { class: `result ${kind}`, 'data-verdict': kind },
    element('h2', {}, `${sign} ${zh[title]} `, element('small', {}, en[title])),
    element('p', {}, zh[reason]),
    element('p', { class: 'dim' }, en[reason]),
    element(
      'p',
      { class: 'checked' },
      `${zh.checked(name, time)} `,
      element('small', {}, en.checked(name, time)),
    ),
  );
  if (result.stamp) view.append(stampView(result.stamp));
  if (result.findings.length > 0) view.append(findingsView(result.findings));
  return view;
}

function localTime(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}

type Kind = 'passed' | 'unsealed' | 'incomplete' | 'altered';

const views = {
  passed: { sign: '●', title: 'passed', means: 'passedMeans' },
  unsealed: { sign: '◆', title: 'unsealed', means: 'unsealedMeans' },
  incomplete: { sign: '◆', title: 'incomplete', means: 'incompleteMeans' },
  altered: { sign: '▲', title: 'altered', means: 'alteredMeans' },
} as const satisfies Record<Kind, object>;

function kindOf({ verdict, sealed, stamp }: PackageVerification): Kind {
  if (verdict !== 'intact') return verdict;
  return sealed || stamp?.trusted ? 'passed' : 'unsealed';
}

function stampView({ at, authority, trusted }: NonNullable<PackageVerification['stamp']>): Node {
  const time = new Date(at).toISOString().replace('.000Z', 'Z');
  const words = [evidencePackageTexts[chinese], evidencePackageTexts.en].map(
    ({ stampHolds, stampUntrusted }) =>
      `${stampHolds(time, authority)} ${trusted ? '' : stampUntrusted}`,
  );
  return element('p', { class: 'stamp' }, words.join(' '));
}

function findingsView(findings: PackageVerification['findings']): Node {
  const zhCodes: Readonly<Record<string, string>> = evidenceFindingTexts[chinese];
  const enCodes: Readonly<Record<string, string>> = evidenceFindingTexts.en;
  const rows = findings
    .slice(0, mostShown)
    .map(({ code, path, detail }) =>
      element(
        'li',
        { 'data-code': code },
        element('b', {}, `${code} ${path}`),
        ` ${zhCodes[code] ?? ''} ${enCodes[code] ?? ''}`,
        element('small', {}, detail),
      ),
    );
  const left = findings.length - rows.length;
  return element(
    'div',
    {},
    element('h3', {}, `${zh.findings} ${en.findings} (${findings.length})`),
    element('ol', {}, ...rows),
    ...(left > 0 ? [element('p', {}, `${zh.more(left)} ${en.more(left)}`)] : []),
  );
}
