import type { Case } from '../../../shared/contract/cases.ts';
import type { EvidenceRequest } from '../../../shared/contract/evidence.ts';
import {
  caseName,
  packageSpec,
  renderingVersion,
  sourceName,
  utc,
  type ConversationCount,
  type EvidenceDocument,
  type Row,
  type Scope,
  type Source,
} from '../../../shared/domain/evidence/format.ts';
import { merkleRoot } from '../../../shared/domain/evidence/merkle.ts';
import type { CaseRecord, Numbering, ScopedSource } from '../store/evidence.ts';
import type { PackedAttachments } from './attachments.ts';
import {
  gapEntries,
  reasonTallies,
  stateCounts,
  timesOf,
  type ConversationGap,
} from './completeness-facts.ts';
import { hashing } from './hashing.ts';
import type { RemovalPlan } from './removal-plan.ts';
import { periodsOf, type EvidenceScope } from './scope.ts';

export interface DocumentFacts {
  readonly request: EvidenceRequest;
  readonly case: CaseRecord;
  readonly created: EvidenceDocument['created'];
  readonly scope: EvidenceScope;
  readonly rows: readonly Row[];
  readonly plan: RemovalPlan;
  readonly numbering: Numbering;
  readonly attachments: PackedAttachments;
  readonly sources: readonly ScopedSource[];
  /** Source files whose originals lie in the package. */
  readonly packedOriginals: ReadonlySet<string>;
  readonly counts: readonly ConversationCount[];
  readonly gaps: readonly ConversationGap[];
  readonly warnings: readonly string[];
  /** The case as people lead it, where the package is of one. */
  readonly matter: Case | null;
  readonly added: readonly EvidenceDocument['exhibits'][number][];
  readonly policies: EvidenceDocument['policies'];
}

/** All of evidence.json but what only its number within the case decides. */
export type UnnumberedDocument = Omit<EvidenceDocument, 'package' | 'prior_package' | 'output'>;

/** data/evidence.json from the facts. Whatever a person or a file named goes through `plan.clean`. */
export function evidenceDocument(facts: DocumentFacts): UnnumberedDocument {
  const { request, plan, scope, rows, created, matter } = facts;
  const { clean } = plan;
  const conversations = scope.stretches.map(({ conversation }) => conversation);
  const names = (values: readonly (string | null)[]): string[] => [
    ...new Set(values.flatMap((value) => (value === null ? [] : [clean(value)]))),
  ];
  return {
    spec: packageSpec,
    rendering: renderingVersion,
    case: {
      id: caseName(facts.case.number),
      title: clean(request.title),
      platform: names([matter?.platform ?? null, ...conversations.map((one) => one.platform)]),
      shop: names([matter?.shop ?? null, ...conversations.map(({ shop }) => shop)]),
      order: request.orderNo === undefined ? null : clean(request.orderNo),
      buyer_ref: names([matter?.buyer ?? null, ...conversations.map(({ customer }) => customer)]),
      claim: clean(request.claim),
      amount_cents: matter?.amountCents ?? null,
      deadline: facts.case.deadlineAt === null ? null : utc(facts.case.deadlineAt),
    },
    arguments: argumentsOf(facts),
    created: { ...created, by: clean(created.by), machine: clean(created.machine) },
    profile: request.profile,
    asked: {
      messages: request.messageIds.map((id) => `M-${id}`),
      sessions: request.sessionMessageIds.map((id) => `M-${id}`),
      periods: periodsOf(request).map(({ conversationId, from, to }) => ({
        conversation: `C-${conversationId}`,
        from: from === null ? null : utc(from),
        to: to === null ? null : utc(to),
      })),
      rule: scope.rule,
    },
    scope: scopesOf(scope, rows, clean),
    counts: stateCounts(rows),
    completeness: {
      conversations: [...facts.counts],
      ...reasonTallies(rows),
      attachments: attachmentCounts(rows),
      originals: originalsState(facts),
      zones: [...new Set(facts.sources.map(({ zone }) => zone))].toSorted(),
      searches: request.searches.map(clean),
    },
    gaps: gapEntries(facts.gaps),
    sources: sourcesOf(facts),
    exhibits: [...exhibitsOf(facts), ...facts.added],
    policies: facts.policies,
    warnings: [...facts.warnings],
  };
}

function scopesOf(scope: EvidenceScope, rows: readonly Row[], clean: (text: string) => string) {
  const scopes: Scope[] = [];
  let seq = 1;
  for (const stretch of scope.stretches) {
    const { conversation, messages } = stretch;
    const count = messages.length;
    const times = timesOf(stretch);
    const leaves = rows.slice(seq - 1, seq - 1 + count).map(({ leaf }) => leaf);
    scopes.push({
      conversation: `C-${conversation.conversationId}`,
      title: clean(conversation.title),
      platform: conversation.platform,
      channel: conversation.channel,
      shop: conversation.shop === null ? null : clean(conversation.shop),
      customer: conversation.customer === null ? null : clean(conversation.customer),
      from: times[0] === undefined ? null : utc(times[0]),
      to: times.length === 0 ? null : utc(times.at(-1) ?? 0),
      first_seq: seq,
      last_seq: seq + count - 1,
      count,
      root: merkleRoot(leaves, hashing),
    });
    seq += count;
  }
  return scopes;
}

function sourcesOf({ sources, numbering, packedOriginals, plan }: DocumentFacts): Source[] {
  return sources
    .map((source) => ({
      id: sourceName(numbering.sources.get(source.sourceFileId) ?? 0),
      machine: plan.clean(source.machine),
      program: source.programVersion,
      original_name: plan.clean(source.name),
      origin: plan.clean(source.origin),
      bytes: source.bytes,
      sha256: source.digest,
      imported_at: utc(source.importedAt),
      by: plan.clean(source.importedBy),
      parser: source.parser,
      encoding: source.encoding,
      zone: source.zone,
      rows_read: source.readCount,
      rows_ok: source.readCount - source.rejectedCount,
      rows_quarantined: source.rejectedCount,
      issues: Object.fromEntries(
        Object.entries(source.issues).map(([reason, count]) => [plan.clean(reason), count]),
      ),
      included: packedOriginals.has(source.sourceFileId),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The claims of the case with what they cite; without any, each line of the request's, carried by all picks. */
function argumentsOf(facts: DocumentFacts): EvidenceDocument['arguments'] {
  const { matter, request, scope, rows, plan } = facts;
  if (matter && matter.claims.length > 0) {
    return matter.claims.map(({ text, exhibits }) => ({ claim: plan.clean(text), exhibits }));
  }
  const messages = scope.stretches.flatMap((stretch) => stretch.messages);
  const exhibits = rows.flatMap((row, index) =>
    row.state !== 'withheld' && scope.picked.has(messages[index]?.messageId ?? '') ? [row.ex] : [],
  );
  const lines = plan.clean(request.claim).split('\n');
  return lines.filter((line) => line.trim() !== '').map((claim) => ({ claim, exhibits }));
}

/** What an exhibit proves: the claims that cite it. */
export function provesOf(matter: Case | null, exhibit: string, plan: RemovalPlan): string {
  const citing = matter?.claims.filter(({ exhibits }) => exhibits.includes(exhibit)) ?? [];
  return plan.clean(citing.map(({ text }) => text).join('\n'));
}

function exhibitsOf({ request, scope, rows, plan, attachments, matter }: DocumentFacts) {
  const messages = scope.stretches.flatMap((stretch) => stretch.messages);
  const claim = plan.clean(request.claim);
  const exhibits: EvidenceDocument['exhibits'] = [];
  const files = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const message = messages[index];
    if (row.state === 'withheld' || !message) continue;
    const picked = scope.picked.has(message.messageId);
    const proves = provesOf(matter, row.ex, plan) || (picked ? claim : '');
    exhibits.push({ ex: row.ex, kind: 'message', msg: row.meta.uid, picked, proves });
    for (const [at, shown] of row.attachments.entries()) {
      if (shown.state === 'absent' || shown.state === 'withheld') continue;
      if (files.has(shown.file)) continue;
      files.add(shown.file);
      const kept = message.attachments[at];
      const packed = attachments.of(message.messageId, kept?.name ?? '');
      exhibits.push({
        ex: /^A-\d+/.exec(shown.file)?.[0] ?? shown.file,
        kind: 'file',
        file: shown.file,
        msg: row.meta.uid,
        // The name of a redacted picture is part of what stays hidden.
        name: shown.state === 'included' ? shown.name : '',
        bytes: 'bytes' in packed ? packed.bytes : 0,
        mime: kept?.mime ?? 'application/octet-stream',
        sha256: shown.sha256,
      });
    }
  }
  return exhibits;
}

function attachmentCounts(rows: readonly Row[]) {
  const all = rows.flatMap((row) => (row.state === 'withheld' ? [] : row.attachments));
  const of = (state: (typeof all)[number]['state']): number =>
    all.filter((attachment) => attachment.state === state).length;
  return {
    included: of('included'),
    redacted: of('redacted'),
    absent: of('absent'),
    withheld: of('withheld'),
  };
}

function originalsState({ plan, sources, packedOriginals, request }: DocumentFacts) {
  if (plan.hidesSomething) return 'left-out';
  if (request.profile !== 'court-full') return 'by-profile';
  return packedOriginals.size === sources.length ? 'included' : 'unreadable';
}
