import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { release, type } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import type { Case } from '../../../shared/contract/cases.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  EvidencePackage,
  EvidenceRequest,
  PackingProgress,
} from '../../../shared/contract/evidence.ts';
import { canonicalJson } from '../../../shared/domain/canonical/canonical-json.ts';
import {
  packageName,
  sourceName,
  utc,
  type EvidenceDocument,
  type Row,
} from '../../../shared/domain/evidence/format.ts';
import { limitsFor, type PlaceLimits } from '../../../shared/domain/evidence/limits.ts';
import type { ProgressReporter } from '../system/progress.ts';
import { isRunning } from '../system/running.ts';
import type { CaseStore } from '../store/cases.ts';
import type { By } from '../store/store.ts';
import type { EvidenceStore, Numbering, ScopedSource } from '../store/evidence.ts';
import { packAddedFiles } from './added-files.ts';
import { isUnreadable, packAttachments } from './attachments.ts';
import { openBag, type BagWriter } from './bag-writer.ts';
import { countsOf, gapsOf } from './completeness-facts.ts';
import { counterSheet } from '../../../shared/domain/evidence/documents/counter-sheet.ts';
import { sealedStatement } from '../../../shared/domain/evidence/documents/short-statement.ts';
import { readme } from '../../../shared/domain/evidence/documents/readme.ts';
import { exhibitPages } from '../../../shared/domain/evidence/documents/exhibits.ts';
import { completeness } from '../../../shared/domain/evidence/documents/completeness.ts';
import {
  custodyList,
  evidenceList,
  redactionLog,
} from '../../../shared/domain/evidence/documents/lists.ts';
import { policyPage } from '../../../shared/domain/evidence/documents/policies.ts';
import { showInCourt } from '../../../shared/domain/evidence/documents/show-in-court.ts';
import { statement } from '../../../shared/domain/evidence/documents/statement.ts';
import { transcript } from '../../../shared/domain/evidence/documents/transcript.ts';
import { evidenceDocument, provesOf } from './evidence-document.ts';
import { hashing } from './hashing.ts';
import type { KeptFiles } from './kept-files.ts';
import { policiesOf } from './policies.ts';
import { planRemoval, type RemovalPlan } from './removal-plan.ts';
import { cutsOfPlan, rowsOf } from './rows.ts';
import { periodsOf, readScope, type EvidenceScope } from './scope.ts';
import { putVerifyPage } from './verify-page.ts';
import { warningsOf } from './warnings.ts';
import { withBasket } from './with-basket.ts';
import { workFolder } from './work-folder.ts';
import { zipBag } from './zip-writer.ts';

export interface CreationPlace {
  readonly store: EvidenceStore;
  readonly cases: CaseStore;
  readonly files: KeptFiles;
  /** Folder that gets `EV-0001/`, `EV-0001.zip` and `EV-0001-counter-sheet.html`. */
  readonly target: string;
  readonly by: By;
  readonly machine: string;
  readonly version: string;
  /** IANA zone of the shop's clock. */
  readonly zone: string;
  /** The shop's own rows of what places take. */
  readonly limits: readonly PlaceLimits[];
  readonly signal: AbortSignal;
  readonly progress: ProgressReporter<PackingProgress>;
}

export interface CreatedPackage {
  readonly record: EvidencePackage;
  /** As the package has them; words in `evidenceWarningTexts`. */
  readonly warnings: readonly string[];
  readonly folder: string;
  readonly zip: string;
}

/**
 * Makes an evidence package. Same archive, request, person and clock give the same bytes. Nothing
 * stands under its name before it is whole; `conflict` when another package already does.
 */
export async function createPackage(
  asked: EvidenceRequest,
  place: CreationPlace,
): Promise<CreatedPackage> {
  const { store, target, by } = place;
  const { request, matter } = await withBasket(place.cases, asked);
  const scope = await readScope(store, request, place.zone);
  const plan = planRemoval(request, scope);
  const work = await workFolder(target, place.machine);
  let reserved: { readonly caseId: string; readonly part: number } | null = null;
  try {
    const { progress } = place;
    progress.tell(() => ({ step: 'reading', done: 0, total: scope.stretches.length }));
    const bag = openBag(join(work, 'bag'), place.signal);
    const facts = await numberedFacts(request, matter, scope, plan, bag, place);
    const { unnumbered, rows } = facts;
    const lines = rows.map((row) => `${canonicalJson(row)}\n`);
    const { created: _, ...content } = unnumbered;
    const digest = digestOf(canonicalJson(content), lines);
    const maker = { machine: place.machine, pid: process.pid, isRunning };
    const part = await store.reservePart(facts.case.caseId, digest, by, maker);
    reserved = { caseId: facts.case.caseId, part };
    const { prior, custody } = await store.earlier(facts.case.caseId, part);
    const name = packageName(facts.case.number, part);
    refuseTaken(target, name);
    const undrawn: EvidenceDocument = {
      ...unnumbered,
      package: name,
      prior_package: prior && { id: prior.name, seal_code: prior.sealCode },
      output: null,
    };
    const document = await drawn(undrawn, rows, request, bag, work, place);
    const scrubbed = custody.map((entry) => ({
      ...entry,
      actor: plan.clean(entry.actor),
      machine: plan.clean(entry.machine),
    }));
    progress.tell(() => ({ step: 'writing', done: 0, total: rows.length }));
    await bag.write('data/evidence.json', `${canonicalJson(document)}\n`);
    await bag.write('data/messages.jsonl', lines);
    await bag.write('data/transcript.html', transcript(document, rows));
    await bag.write('data/statement.html', statement(document, rows));
    await bag.write('data/exhibits.html', exhibitPages(document, rows));
    await bag.write('data/show-in-court.html', showInCourt(document, rows));
    if (document.policies.length > 0) {
      await bag.write('data/policy/answers.html', policyPage(document));
    }
    await bag.write('data/completeness.html', completeness(document));
    await bag.write('data/evidence-list.csv', evidenceList(document, rows));
    await bag.write('data/redaction-log.csv', redactionLog(rows));
    await bag.write('data/custody.csv', custodyList(document, scrubbed));
    await bag.write('README.txt', readme(name));
    const { sealCode, files } = await bag.seal([
      ['Source-Organization', document.case.shop.join(', ') || 'Keptword'],
      ['Bagging-Date', document.created.at.slice(0, 10)],
      ['External-Identifier', name],
      ['Bag-Software-Agent', `Keptword ${place.version}`],
    ]);
    progress.tell(() => ({ step: 'zip', done: 0, total: files.length }));
    const paths = files.map(({ path }) => path);
    await together(
      zipBag(join(work, 'bag'), name, paths, join(work, 'zip'), place.signal),
      bag.sync(),
    );
    await writeFile(join(work, 'sheet'), counterSheet(document, sealCode), { flush: true });
    if (document.output) {
      const text = sealedStatement(document.output.statement, sealCode);
      await writeFile(join(work, 'text'), text, { flush: true });
    }
    await store.keepPart(facts.case.caseId, part);
    await putInPlace(work, target, name);
    await putVerifyPage(target);
    const folder = join(target, name);
    const record = await store.recordPackage(
      {
        caseId: facts.case.caseId,
        part,
        title: document.case.title,
        profile: request.profile,
        request: JSON.stringify(request),
        counts: document.counts,
        sealCode,
        location: folder,
      },
      by,
      {
        at: by.at,
        actor: by.actor,
        machine: place.machine,
        programVersion: place.version,
        event: 'package-created',
        object: name,
        digestBefore: null,
        digestAfter: sealCode,
      },
    );
    reserved = null;
    return { record, warnings: document.warnings, folder, zip: `${folder}.zip` };
  } finally {
    if (reserved) await store.giveUpPart(reserved.caseId, reserved.part, by.at);
    await rm(work, { recursive: true, force: true });
  }
}

/** Pages or a PDF besides, where the profile is for a place that takes no more than that. */
async function drawn(
  document: EvidenceDocument,
  rows: readonly Row[],
  request: EvidenceRequest,
  bag: BagWriter,
  work: string,
  { limits: own, signal, progress }: CreationPlace,
): Promise<EvidenceDocument> {
  const { profile, pdf } = request;
  if (profile !== 'platform' && profile !== 'card' && !pdf) return document;
  const limits = limitsFor(request.place ?? document.case.platform[0] ?? null, own);
  progress.tell(() => ({ step: 'pages', done: 0, total: rows.length }));
  // Drawing brings fonts along, which only those packages need that are drawn.
  const { writeOutput } = await import('./pages/write-output.ts');
  const { output, warnings } = await writeOutput({
    document,
    rows,
    kind: profile === 'platform' ? 'pictures' : 'paper',
    limits,
    read: (file) => readFile(join(work, 'bag/data/attachments', file)),
    bag,
    signal,
  });
  return { ...document, output, warnings: [...document.warnings, ...warnings] };
}

/** Everything that the case and the archive say, with attachments and originals already in the bag. */
async function numberedFacts(
  request: EvidenceRequest,
  matter: Case | null,
  scope: EvidenceScope,
  plan: RemovalPlan,
  bag: BagWriter,
  place: CreationPlace,
) {
  const { store, by } = place;
  const messages = scope.stretches.flatMap((stretch) => stretch.messages);
  const record = await store.openCase(caseDraft(request), by);
  const sources = await store.sources([...new Set(messages.map((one) => one.sourceFileId))]);
  const committed = await store.committed(record.caseId);
  const numbering = await store.number(
    record.caseId,
    messages.map(({ messageId }) => messageId),
    sources.map(({ sourceFileId }) => sourceFileId),
  );
  const kept = await store.cuts(record.caseId);
  const cuts = cutsOfPlan(messages, plan, kept);
  await store.keepCuts(record.caseId, cuts);
  const digests = messages.flatMap((one) => one.attachments.flatMap(({ digest }) => digest ?? []));
  const fileNumbers = await store.numberAttachments(record.caseId, digests);
  const attachments = await packAttachments(messages, plan, place.files, bag, fileNumbers, place);
  const proves = (exhibit: string): string => provesOf(matter, exhibit, plan);
  const added = await packAddedFiles(matter, proves, plan, place.files, bag);
  const originals = request.profile === 'court-full' && !plan.hidesSomething;
  const packedOriginals = !originals
    ? new Set<string>()
    : await packOriginals(sources, numbering, place.files, bag);
  const context = { case: record, numbering, plan, cuts, attachments };
  const rows = await rowsOf(messages, context, place.signal);
  const gaps = await gapsOf(store, scope, periodsOf(request));
  const unnumbered = evidenceDocument({
    request,
    case: record,
    created: {
      at: utc(by.at),
      tz: place.zone,
      utc_offset: DateTime.fromMillis(by.at, { zone: place.zone }).offset,
      by: by.actor,
      program: 'Keptword',
      version: place.version,
      os: `${type()} ${release()}`,
      machine: place.machine,
    },
    scope,
    rows,
    plan,
    numbering,
    attachments,
    sources,
    packedOriginals,
    matter,
    added: added.exhibits,
    policies: await policiesOf(store, scope, request.orderNo, plan),
    counts: await countsOf(store, scope),
    gaps,
    warnings: distinct([
      ...warningsOf(scope, gaps, plan, request.profile),
      ...cutAnew(cuts, kept, committed),
      ...attachments.warnings,
      ...added.warnings,
      ...(!originals ? [] : missingOriginals(sources, packedOriginals, numbering)),
    ]),
  });
  return { case: record, rows, unnumbered };
}

function distinct(warnings: readonly string[]): string[] {
  return [...new Set(warnings)];
}

function caseDraft(request: EvidenceRequest) {
  const { messageIds, sessionMessageIds, title, claim, orderNo, disputeId } = request;
  const picks = {
    messageIds: messageIds.toSorted(),
    sessionMessageIds: sessionMessageIds.toSorted(),
    context: request.context,
    periods: periodsOf(request).map((period) => ({ ...period })),
    title,
    claim,
    orderNo: orderNo ?? null,
  };
  return {
    subject: hashing.sha256(canonicalJson(picks)),
    caseNumber: request.caseNumber === undefined ? null : Number(request.caseNumber.slice(3)),
    disputeId: disputeId ?? null,
    title,
    claim,
    orderNo: orderNo ?? null,
  };
}

/** Source files whose original went into the bag and still has its digest. */
async function packOriginals(
  sources: readonly ScopedSource[],
  numbering: Numbering,
  files: KeptFiles,
  bag: BagWriter,
): Promise<Set<string>> {
  const packed = new Set<string>();
  for (const { sourceFileId, digest } of sources) {
    const path = `data/originals/${sourceName(numbering.sources.get(sourceFileId) ?? 0)}.bin`;
    try {
      const written = await bag.write(path, files.original(digest));
      if (written.digest === digest) packed.add(sourceFileId);
      else await bag.remove(path);
    } catch (cause) {
      if (!isUnreadable(cause)) throw cause;
      await bag.remove(path);
    }
  }
  return packed;
}

function missingOriginals(
  sources: readonly ScopedSource[],
  packed: ReadonlySet<string>,
  { sources: numbers }: Numbering,
): string[] {
  return sources
    .filter(({ sourceFileId }) => !packed.has(sourceFileId))
    .map(({ sourceFileId }) => `original-unreadable ${sourceName(numbers.get(sourceFileId) ?? 0)}`);
}

function cutAnew(
  cuts: ReadonlyMap<string, readonly number[]>,
  kept: ReadonlyMap<string, readonly number[]>,
  committed: ReadonlySet<string>,
): string[] {
  return [...cuts]
    .filter(([id, offsets]) => committed.has(id) && offsets.length > (kept.get(id)?.length ?? 0))
    .map(([id]) => `cut-anew M-${id}`);
}

/** Waits for both before it fails: nothing writes into a folder that is being removed. */
async function together(...works: readonly Promise<void>[]): Promise<void> {
  const [failed] = (await Promise.allSettled(works)).filter(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** What is made, by its name in the working folder, and the end of its own. The folder comes last. */
const parts = [
  ['zip', '.zip'],
  ['sheet', '-counter-sheet.html'],
  ['text', '-statement.txt'],
  ['bag', ''],
] as const;

/** Never over something that is already there, not even over its own equal. */
function refuseTaken(target: string, name: string): void {
  if (!parts.some(([, end]) => existsSync(join(target, name + end)))) return;
  const details = { package: name };
  throw new AppError('conflict', 'A package of this name is already in the folder.', details);
}

async function putInPlace(work: string, target: string, name: string): Promise<void> {
  refuseTaken(target, name);
  for (const [from, end] of parts) {
    if (existsSync(join(work, from))) await rename(join(work, from), join(target, name + end));
  }
}

/** Piece by piece: a large scope has more rows than a call can take arguments. */
function digestOf(content: string, lines: readonly string[]): string {
  const hash = hashing.start();
  hash.update(content);
  for (const line of lines) hash.update(line);
  return hash.hex();
}
