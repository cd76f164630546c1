import type { EvidenceDocument } from '../format.ts';
import { both, escape, facts, pageEnd, pageStart } from './html.ts';
import { instantText, spanText } from './words.ts';

/** data/policy/answers.html: each version of the answer sheet that was in force, whole. */
export function policyPage(document: EvidenceDocument): string {
  return [
    pageStart(`${document.package} ${both('policies')}`),
    ...document.policies.map((version) =>
      [
        `<h2>${escape(version.question)}</h2>\n`,
        facts([
          [both('policyAnswer'), version.answer],
          [
            both('period'),
            spanText({ from: version.valid_from, to: version.valid_to }, document, '…'),
          ],
          [both('policyScope'), `${version.scope} ${version.scope_value}`.trim()],
          [both('policyOwner'), `${version.owner} ${version.source}`.trim()],
          [
            both('policyVersion'),
            `${version.version} (${version.made_by}, ${instantText(version.made_at, document)})`,
          ],
        ]),
      ].join(''),
    ),
    pageEnd,
  ].join('');
}
