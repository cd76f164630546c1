import { posix } from 'node:path';
import { importOptionsSchema, type ImportReport } from '../../../../shared/contract/imports.ts';
import type { ImportedFile } from '../../store/bundle-records.ts';
import type { PortableBatch } from '../../store/bundles.ts';
import type { Core } from '../../core.ts';
import type { InputFile } from '../inputs.ts';
import type { Given } from '../near.ts';
import { runImport } from '../run.ts';
import type { LaidOut, OpenBundle } from './unpack.ts';

/**
 * Imports the files of another archive's batch as they were imported there: same bytes, same assumptions,
 * same person, same machine. Files that are here already add nothing.
 */
export async function replayBatch(
  core: Core,
  batch: PortableBatch,
  bundle: OpenBundle,
  signal: AbortSignal,
): Promise<ImportReport[]> {
  const groups = Map.groupBy(batch.files, (file) => JSON.stringify(optionsOf(file)));
  const there = { ...core, machine: batch.machine, version: batch.programVersion };
  const reports: ImportReport[] = [];
  for (const files of groups.values()) {
    const options = importOptionsSchema.parse({
      ...optionsOf(files[0]!),
      ...(batch.shop !== null && { shop: batch.shop }),
    });
    const inputs = files.map((file) => inputOf(file, bundle));
    const request = { inputs, options, actor: batch.actor };
    const { report } = await runImport(there, request, { tell: () => undefined }, signal);
    const isTaken = report.files.some(({ status }) => status === 'imported');
    if (isTaken && report.batchId !== null) {
      await core.store.bundles.recordBatch(report.batchId, batch.origin);
    }
    reports.push(report);
  }
  return reports;
}

/** How a file was read there, with all that people have set right since. */
function optionsOf({ zone, encoding, assumptions }: ImportedFile): Record<string, unknown> {
  const { agents, dateOrder, columns, delimiter, linePattern, roleWords, forcedEncoding } =
    assumptions;
  return {
    zone,
    agents: agents ?? [],
    ...(dateOrder !== undefined && { dateOrder }),
    ...(columns !== undefined && { columns }),
    ...(delimiter !== undefined && { delimiter }),
    ...(linePattern !== undefined && { linePattern }),
    ...(roleWords !== undefined && { roleWords }),
    ...(forcedEncoding === true && { encoding }),
  };
}

function inputOf(file: ImportedFile, bundle: OpenBundle): InputFile {
  const { name, origin, digest, assumptions, companions, attachments } = file;
  const { bytes, open, disk } = bundle.original(digest);
  const path = typeof assumptions['path'] === 'string' ? assumptions['path'] : name;
  const besides = new Map<string, LaidOut>();
  for (const found of attachments) {
    if (file.format !== 'zip') besides.set(found.name, bundle.attachment(found.digest));
  }
  for (const found of companions) besides.set(found.name, bundle.original(found.digest));
  const given: Given = {
    paths: [path, ...besides.keys()],
    taken: new Set(),
    async open(asked) {
      // Messages name attachments in their own way; companions are asked for by their path.
      const inside = posix.relative(posix.dirname(path), asked);
      const found = besides.get(asked) ?? besides.get(inside) ?? besides.get(posix.basename(asked));
      if (found === undefined) return null;
      return { name: asked, bytes: found.bytes, open: found.open };
    },
  };
  const lying = disk === undefined ? {} : { disk };
  return { path: origin, name, source: { name, bytes, open }, ...lying, near: { path, given } };
}
