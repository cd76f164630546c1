import { hash } from 'node:crypto';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Report } from '../../../shared/contract/reports.ts';
import { canonicalJson, type Json } from '../../../shared/domain/canonical/canonical-json.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { ProvePerson } from '../store/persons.ts';
import type { StoredReport } from '../store/reports.ts';
import { composeReport } from './compose.ts';
import { renderReport } from './render.ts';

export function reportsProcedures({ store, clock, changes }: Core, prove: ProvePerson) {
  const { reports, settings } = store;
  const read = async (reportId: string): Promise<Report> => {
    const { language } = await settings.get();
    return composeReport(reports, await reports.get(reportId), language);
  };
  const changed = (reportId: string): Promise<Report> => {
    changes.publish('changed', { topics: ['reports'] });
    return read(reportId);
  };
  return {
    draft: os.reports.draft.handler(async ({ input }) => {
      const { kind, from, to, as } = input;
      if (from >= to) throw new AppError('invalid-input', 'The period ends before it starts.');
      const { zone } = await settings.get();
      const report = { kind, shop: input.shop ?? null, from, to, zone };
      return changed(await reports.draft(report, { actor: as, at: clock.now() }));
    }),
    get: os.reports.get.handler(({ input }) => read(input.reportId)),
    list: os.reports.list.handler(async ({ input }) => ({
      reports: (await reports.list(input.limit)).map(headOf),
    })),
    edit: os.reports.edit.handler(async ({ input, context }) => {
      const { reportId, section, text } = input;
      const report = await read(reportId);
      if (!report.sections.some(({ id }) => id === section)) {
        throw new AppError('not-found', 'A report of this kind has no such section.', { section });
      }
      const by = { actor: context.actor, at: clock.now() };
      await reports.write(reportId, section, text, by);
      return changed(reportId);
    }),
    sign: os.reports.sign.handler(async ({ input }) => {
      const { reportId, as, secret } = input;
      const at = clock.now();
      await prove({ name: as, secret, at });
      const report = await read(reportId);
      const signed = { ...report, state: 'signed', signedAt: at, signedBy: as };
      const previousHash = await reports.lastHash();
      const spec = 'keptword-report/1';
      const canonical = canonicalJson({ ...signed, spec, previousHash } satisfies Json);
      const digest = hash('sha256', canonical, 'hex');
      await reports.sign(reportId, { by: as, canonical, hash: digest }, { actor: as, at });
      return changed(reportId);
    }),
    render: os.reports.render.handler(async ({ input }) =>
      renderReport(await read(input.reportId), input.format, input.language),
    ),
  };
}

function headOf({ canonical: _canonical, written: _written, ...report }: StoredReport) {
  return report;
}
