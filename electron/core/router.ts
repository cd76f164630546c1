import type { Router as ContractRouter } from '@orpc/server';
import type { contract } from '../../shared/contract/index.ts';
import { archiveChecks } from './checks.ts';
import type { Core } from './core.ts';
import { os, type CallContext } from './procedure.ts';
import type { ProvePerson } from './store/persons.ts';
import { settingsProcedures } from './settings/procedures.ts';
import { answersProcedures } from './answers/procedures.ts';
import { contradictionsProcedures } from './answers/contradictions/procedures.ts';
import { draftsProcedures } from './answers/drafts/procedures.ts';
import { faqProcedures } from './answers/faq/procedures.ts';
import { archiveProcedures } from './archive/procedures.ts';
import { stateOfBackups } from './backups/list.ts';
import { backupsProcedures } from './backups/procedures.ts';
import { conversationsProcedures } from './conversations/procedures.ts';
import { coverageProcedures } from './coverage/procedures.ts';
import { disputesProcedures } from './disputes/procedures.ts';
import { handoversProcedures } from './handovers/procedures.ts';
import { historyProcedures } from './history/procedures.ts';
import { letGoProcedures } from './let-go/procedures.ts';
import { marksProcedures } from './marks/procedures.ts';
import { metricsProcedures } from './metrics/procedures.ts';
import { passphraseProcedures } from './encryption/procedures.ts';
import { peopleProcedures } from './people/procedures.ts';
import { heldBy } from './handovers/held.ts';
import { personsProcedures } from './persons/procedures.ts';
import { provePerson } from './persons/prove.ts';
import { reportsProcedures } from './reports/procedures.ts';
import { shiftsProcedures } from './shifts/procedures.ts';
import { promisesProcedures } from './promises/procedures.ts';
import { saidBefore } from './search/said-before.ts';
import { searchProcedures } from './search/procedures.ts';
import { waitingProcedures } from './waiting/procedures.ts';
import { watchProcedures } from './watch/procedures.ts';
import { spotChecksProcedures } from './spot-checks/procedures.ts';
import { searchesProcedures } from './search/saved-searches.ts';

/**
 * The contract, implemented on an open archive, feature by feature. What reads and writes the formats of
 * others is by far the largest part, and loaded when it is first called: every thread and every command
 * makes such a router.
 */
export function createRouter(core: Core): Router {
  const prove: ProvePerson = (claim) => provePerson(core.store.persons, claim);
  return os.router({
    answers: answersProcedures(core),
    archive: archiveProcedures(core, archiveChecks(core), () => stateOfBackups(core)),
    backups: backupsProcedures(core),
    bundles: os.bundles.lazy(async () => {
      const { bundlesProcedures } = await import('./imports/bundle/procedures.ts');
      return { default: bundlesProcedures(core) };
    }),
    cases: os.cases.lazy(async () => {
      const { casesProcedures } = await import('./evidence/cases/procedures.ts');
      return { default: casesProcedures(core) };
    }),
    contradictions: contradictionsProcedures(core),
    conversations: conversationsProcedures(core),
    coverage: coverageProcedures(core),
    disputes: disputesProcedures(core),
    drafts: draftsProcedures(
      core,
      async (asked) => (await saidBefore(core, { ...asked, limit: 5 })).others,
    ),
    evidence: os.evidence.lazy(async () => {
      const { evidenceProcedures } = await import('./evidence/procedures.ts');
      return { default: evidenceProcedures(core) };
    }),
    faq: faqProcedures(core),
    handovers: handoversProcedures(core, prove),
    history: historyProcedures(core),
    imports: os.imports.lazy(async () => {
      const { importsProcedures } = await import('./imports/procedures.ts');
      return { default: importsProcedures(core) };
    }),
    letGo: letGoProcedures(core),
    marks: marksProcedures(core),
    metrics: metricsProcedures(core),
    passphrase: passphraseProcedures(core),
    people: peopleProcedures(core),
    persons: personsProcedures(core),
    promises: promisesProcedures(core),
    reports: reportsProcedures(core, prove),
    search: searchProcedures(core),
    searches: searchesProcedures(core),
    settings: settingsProcedures(core),
    spotChecks: spotChecksProcedures(core),
    shifts: shiftsProcedures(core, {
      prove,
      heldBy: (person) => heldBy(core.store.handovers, person),
    }),
    waiting: waitingProcedures(core),
    watch: watchProcedures(core),
  });
}
/** Said by the contract: what is inferred would be too long to write down. */
export type Router = ContractRouter<typeof contract, CallContext>;
