import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  EvidencePackage,
  EvidenceRequest,
  PackageVerification,
  PackingProgress,
} from '../../../shared/contract/evidence.ts';
import { limitsTable } from '../../../shared/domain/evidence/limits.ts';
import type { Core } from '../core.ts';
import { keptPath, openKept, type Shelves } from '../imports/originals.ts';
import { os } from '../procedure.ts';
import { inBuffers, newBuffers, type Buffers } from '../system/in-buffers.ts';
import { withProgress, type ProgressReporter } from '../system/progress.ts';
import { checkRequest } from './cases/check.ts';
import { createPackage } from './create.ts';
import type { KeptFiles } from './kept-files.ts';
import { previewPackage } from './preview.ts';
import { stampPackage } from './stamp.ts';
import { verifyPackage } from './verify/verify-package.ts';

const never = new AbortController().signal;

export function evidenceProcedures(core: Core) {
  const { store, grants, clock, changes } = core;
  const announce = (): void => changes.publish('changed', { topics: ['evidence'] });
  const create = async (
    input: EvidenceRequest & { readonly folder?: string | undefined },
    actor: string,
    signal: AbortSignal,
    progress: ProgressReporter<PackingProgress>,
  ) => {
    const { folder, ...request } = input;
    const { zone, evidenceLimits } = await store.settings.get();
    const made = await createPackage(request, {
      store: store.evidence,
      cases: store.cases,
      files: keptFiles(core.shelves),
      target: folder ? (await grants.resolve(folder)).path : core.plainFolder('exports'),
      by: { actor, at: clock.now() },
      machine: core.machine,
      version: core.version,
      zone,
      limits: evidenceLimits,
      signal,
      progress,
    });
    announce();
    const { record } = made;
    const name = `${record.number}.zip`;
    const zip = await grants.give({ path: made.zip, name, temporary: false });
    const { sealCode, counts } = record;
    return { package: made.folder, sealCode, counts, warnings: [...made.warnings], record, zip };
  };
  type Created = Awaited<ReturnType<typeof create>>;
  return {
    preview: os.evidence.preview.handler(async ({ input }) =>
      previewPackage(input, store.evidence, store.cases, await store.settings.get()),
    ),
    check: os.evidence.check.handler(async ({ input }) =>
      checkRequest(input, store, (await store.settings.get()).zone, clock.now()),
    ),
    create: os.evidence.create.handler(({ input, context, signal = never }) =>
      create(input, context.actor, signal, { tell: () => undefined }),
    ),
    pack: os.evidence.pack.handler(async function* ({ input, context, signal = never }) {
      const running = withProgress<PackingProgress, Created>(signal, (reporter, stop) =>
        create(input, context.actor, stop, reporter),
      );
      let step = await running.next();
      try {
        for (; !step.done; step = await running.next()) {
          yield { type: 'progress' as const, ...step.value };
        }
      } finally {
        if (!step.done) await running.return(undefined as never);
      }
      yield { type: 'made' as const, ...step.value };
    }),
    verify: os.evidence.verify.handler(async ({ input }) => {
      const { path } = await grants.resolve(input.grant);
      return verifyPackage(path, input.seal);
    }),
    verifyPackage: os.evidence.verifyPackage.handler(async ({ input, context }) => {
      const made = await store.evidence.package(input.packageId);
      const result = await verifyPackage(lyingAt(core, made), made.sealCode);
      await store.evidence.recordCustody(made.packageId, {
        at: clock.now(),
        actor: context.actor,
        machine: core.machine,
        programVersion: core.version,
        event: result.verdict === 'intact' ? 'package-verified' : 'verification-failed',
        object: made.number,
        digestBefore: made.sealCode,
        digestAfter: sealFound(result, made.sealCode),
      });
      announce();
      return result;
    }),
    stamp: os.evidence.stamp.handler(async ({ input, context, signal }) => {
      const made = await store.evidence.package(input.packageId);
      const url = input.url ?? (await store.settings.get()).timeStampUrl;
      if (url === null) {
        const message = 'No time-stamping authority is set.';
        throw new AppError('invalid-input', message, { setting: 'timeStampUrl' });
      }
      const authorities = input.authorities
        ? await readFile((await grants.resolve(input.authorities)).path, 'utf8')
        : undefined;
      const stamp = await stampPackage({
        folder: lyingAt(core, made),
        sealCode: made.sealCode,
        url,
        authorities,
        signal: signal ?? never,
      });
      await store.evidence.recordCustody(made.packageId, {
        at: clock.now(),
        actor: context.actor,
        machine: core.machine,
        programVersion: core.version,
        event: 'package-stamped',
        object: made.number,
        digestBefore: made.sealCode,
        digestAfter: made.sealCode,
      });
      announce();
      return stamp;
    }),
    limits: os.evidence.limits.handler(async () => ({
      limits: [...limitsTable((await store.settings.get()).evidenceLimits)],
    })),
    list: os.evidence.list.handler(async () => ({
      packages: [...(await store.evidence.packages())],
    })),
  };
}

/** Where a package lies now: the archive's own go along with it when it is moved, restored or encrypted. */
function lyingAt(core: Core, { location, elsewhere, number }: EvidencePackage): string {
  if (elsewhere) {
    const message = 'The package was made in another archive and lies there.';
    throw new AppError('not-found', message, { package: number, machine: elsewhere.machine });
  }
  return existsSync(location) ? location : join(core.plainFolder('exports'), basename(location));
}

function keptFiles({ originals, attachments }: Shelves): KeptFiles {
  // Taken and given back: as many as files are read at once, and none made anew for each.
  const spare: Buffers[] = [];
  async function* plain(digest: string): AsyncGenerator<Buffer> {
    const buffers = spare.pop() ?? newBuffers();
    try {
      yield* inBuffers(keptPath(attachments, digest), buffers);
    } finally {
      spare.push(buffers);
    }
  }
  return {
    original: (digest) => openKept(originals, digest),
    attachment: (digest) => (attachments.key ? openKept(attachments, digest) : plain(digest)),
  };
}

/** The seal code that the package had when it was looked at; null where there was none to read. */
function sealFound({ sealed, findings }: PackageVerification, sealCode: string): string | null {
  if (sealed) return sealCode;
  const detail = findings.find(({ code }) => code === 'E17')?.detail ?? '';
  return /^is ([0-9a-f]{64})/.exec(detail)?.[1] ?? null;
}
