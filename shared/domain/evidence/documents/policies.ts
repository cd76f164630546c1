import type { EvidenceDocument } from '../format.ts';
import { both, escape, facts, pageEnd, pageStart } from './html.ts';

/** data/policy/answers.html: each version of the answer sheet that was in force, whole. */
export function policyPage(document: EvidenceDocument): string {
  return [
    pageStart(`${document.package} ${both('policies')}`),
    ...document.policies.map((version) =>
      [
        `<h2>${escape(version.question)}</h2>\n`,
        facts([
          [both('policyAnswer'), version.answer],
          [both('period'), `${version.valid_from} – ${version.valid_to ?? '…'}`],
          [both('policyScope'), `${version.scope} ${version.scope_value}`.trim()],
          [both('policyOwner'), `${version.owner} ${version.source}`.trim()],
          [both('policyVersion'), `${version.version} (${version.made_by}, ${version.made_at})`],
        ]),
      ].join(''),
    ),
    pageEnd,
  ].join('');
}
