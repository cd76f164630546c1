import { hash } from 'node:crypto';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import { importDays } from './import-days.ts';
import { measure } from './measure.ts';
import { readOrders } from './read-orders.ts';

export function metricsProcedures(core: Core) {
  const { store, grants, clock, changes } = core;
  return {
    causes: os.metrics.causes.handler(async ({ input }) => ({
      rows: await store.metrics.causes(input),
    })),
    imports: os.metrics.imports.handler(async ({ input }) => {
      const { zone } = await store.settings.get();
      return { days: importDays(await store.metrics.imports(input), zone) };
    }),
    orders: os.metrics.orders.handler(async () => {
      const span = await store.metrics.orderSpan();
      const files = await store.metrics.orderFiles();
      const orders = span ? await store.metrics.orders({ from: span.from, to: span.to + 1 }) : [];
      return {
        orders: orders.length,
        firstAt: span?.from ?? null,
        lastAt: span?.to ?? null,
        files,
      };
    }),
    importOrders: os.metrics.importOrders.handler(async ({ input, context }) => {
      const { name } = await grants.find(input.grant);
      const bytes = await grants.read(input.grant);
      const { zone } = await store.settings.get();
      const { orders, issues } = readOrders(bytes, zone);
      const digest = hash('sha256', bytes);
      const by = { actor: context.actor, at: clock.now() };
      const isNew = await store.metrics.takeOrders({ name, digest, orders }, by);
      if (isNew) changes.publish('changed', { topics: ['orders'] });
      return {
        name,
        status: isNew ? ('imported' as const) : ('unchanged' as const),
        orders: orders.length,
        issues,
      };
    }),
    read: os.metrics.read.handler(async ({ input, signal }) => {
      if (input.from >= input.to) {
        throw new AppError('invalid-input', 'The period ends before it begins.');
      }
      return { rows: await measure(core, input, signal) };
    }),
  };
}
