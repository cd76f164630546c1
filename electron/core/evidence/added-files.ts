import type { Case, CaseItem } from '../../../shared/contract/cases.ts';
import { utc, type EvidenceDocument } from '../../../shared/domain/evidence/format.ts';
import { holdsAny } from '../../../shared/domain/evidence/removal.ts';
import { isUnreadable, writeTyped } from './attachments.ts';
import type { BagWriter } from './bag-writer.ts';
import { firstNeedleIn } from './byte-search.ts';
import type { KeptFiles } from './kept-files.ts';
import type { RemovalPlan } from './removal-plan.ts';

type Added = Extract<EvidenceDocument['exhibits'][number], { kind: 'added' }>;
type FileItem = Extract<CaseItem, { kind: 'file' }>;

/**
 * Copies the files of a case into the bag, each under its exhibit number. Those with removed words stay out,
 * and those that may have some and cannot be looked into.
 */
export async function packAddedFiles(
  matter: Case | null,
  provesOf: (exhibit: string) => string,
  plan: RemovalPlan,
  files: KeptFiles,
  bag: BagWriter,
): Promise<{ readonly exhibits: readonly Added[]; readonly warnings: readonly string[] }> {
  const exhibits: Added[] = [];
  const warnings: string[] = [];
  for (const item of matter?.items ?? []) {
    if (item.kind !== 'file') continue;
    const packed = await pack(item, plan, files, bag);
    if (packed.warning) warnings.push(`${packed.warning} ${item.exhibit}`);
    exhibits.push({
      ex: item.exhibit,
      kind: 'added',
      file: packed.file,
      reason: packed.reason,
      record: item.record,
      name: plan.clean(item.name),
      source: plan.clean(item.source),
      proves: provesOf(item.exhibit),
      bytes: item.bytes,
      // Of a file that holds removed words not even the digest is told: it could be tried out.
      sha256: packed.file === null ? null : item.digest,
      added_at: utc(item.addedAt),
      added_by: plan.clean(item.addedBy),
    });
  }
  const some = exhibits.some(({ file }) => file !== null);
  if (some && plan.needles.length > 0) warnings.push('attachments-not-read');
  return { exhibits, warnings };
}

async function pack(
  { exhibit, digest, name }: FileItem,
  plan: RemovalPlan,
  files: KeptFiles,
  bag: BagWriter,
): Promise<Pick<Added, 'file' | 'reason'> & { readonly warning?: string }> {
  try {
    // A picture that is burnt in one place must not stand whole in another.
    const masked = plan.picture(digest);
    if (masked) return { file: null, reason: masked.reason };
    const found =
      holdsAny(name, plan.needles) ?? (await firstNeedleIn(files.attachment(digest), plan.needles));
    if (found === 'unsearched') {
      const reason = plan.needles[0]?.reason ?? 'privacy';
      return { file: null, reason, warning: 'attachment-unsearched' };
    }
    if (found) return { file: null, reason: found.reason };
    const written = await writeTyped(bag, exhibit, files.attachment(digest));
    if (written.digest === digest) return { file: written.file, reason: null };
    await bag.remove(written.path);
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
  }
  return { file: null, reason: null, warning: 'attachment-unreadable' };
}
