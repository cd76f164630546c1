import type { Check } from './archive/verify.ts';
import type { Core } from './core.ts';
import { verifyCustody } from './evidence/verify-custody.ts';
import { verifyChain } from './handovers/verify.ts';
import { verifyReports } from './reports/verify.ts';

/** What `verify` looks at, feature by feature. */
export function archiveChecks(core: Core): readonly Check[] {
  const { archive, evidence, handovers, reports, search } = core.store;
  return [
    {
      counts: 'messages',
      isSlow: false,
      run: async () => ({
        count: (await archive.stats()).messages,
        findings: await archive.check(),
      }),
    },
    {
      counts: 'originals',
      isSlow: true,
      async run(signal) {
        const { verifyOriginals } = await import('./imports/verify-originals.ts');
        const { originals, findings } = await verifyOriginals(core, signal);
        return { count: originals, findings };
      },
    },
    {
      counts: 'indexed',
      isSlow: false,
      async run() {
        const { indexed, findings } = await search.indexState();
        const subject = 'search.db';
        return {
          count: indexed,
          findings: findings.map((detail) => ({ code: 'search-index', subject, detail })),
        };
      },
    },
    {
      counts: 'handovers',
      isSlow: false,
      async run() {
        const { notes, findings } = await verifyChain(handovers);
        const detail = 'is not as it was signed, or one before it is gone';
        return {
          count: notes,
          findings: [
            ...findings.map((found) => ({
              code: `handover-${found.code}`,
              subject: `handover ${found.number}`,
              detail: found.detail,
            })),
            ...(await verifyReports(reports)).map(({ reportId, code }) => ({
              code: `report-${code}`,
              subject: `report ${reportId}`,
              detail,
            })),
          ],
        };
      },
    },
    {
      counts: 'custody',
      isSlow: false,
      async run() {
        const { entries, broken } = await verifyCustody(evidence);
        const detail = 'does not follow from the entry before it';
        const subject = `custody entry ${broken}`;
        return {
          count: entries,
          findings: broken === null ? [] : [{ code: 'custody-chain', subject, detail }],
        };
      },
    },
  ];
}
