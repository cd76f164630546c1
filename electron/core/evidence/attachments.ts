import { extensionOf, sniffedBytes } from '../../../shared/domain/evidence/attachment-type.ts';
import type { HidingReason } from '../../../shared/domain/evidence/format.ts';
import { holdsAny } from '../../../shared/domain/evidence/removal.ts';
import type { ScopedAttachment, ScopedMessage } from '../store/evidence.ts';
import type { BagFile, BagWriter } from './bag-writer.ts';
import { firstNeedleIn } from './byte-search.ts';
import type { CreationPlace } from './create.ts';
import type { KeptFiles } from './kept-files.ts';
import type { MaskedPicture, RemovalPlan } from './removal-plan.ts';

interface PackedFile {
  readonly state: 'included';
  /** Name in data/attachments/; the one it came with stands in the row. */
  readonly file: string;
  readonly bytes: number;
}

type Packed =
  | PackedFile
  | { readonly state: 'absent' }
  | {
      readonly state: 'withheld';
      readonly reason: HidingReason;
      /** True of what cannot be looked into, so that removed words may stand in it. */
      readonly isUnsearched?: boolean;
    }
  | {
      readonly state: 'redacted';
      readonly file: string;
      readonly bytes: number;
      readonly sha256: string;
      readonly reason: HidingReason;
    };

export interface PackedAttachments {
  of(messageId: string, name: string): Packed;
  readonly warnings: readonly string[];
}

/**
 * Copies into the bag what may be shown: neither of hidden messages, nor with removed words in it, be it only
 * perhaps.
 */
export async function packAttachments(
  messages: readonly ScopedMessage[],
  plan: RemovalPlan,
  files: KeptFiles,
  bag: BagWriter,
  numbers: ReadonlyMap<string, number>,
  { signal, progress }: Pick<CreationPlace, 'signal' | 'progress'>,
): Promise<PackedAttachments> {
  const packed = new Map<string, Packed>();
  const byDigest = new Map<string, Packed>();
  const warnings: string[] = [];
  const shown = messages.flatMap((message) =>
    message.attachments.flatMap((one) =>
      hidingReason(message, one, plan) ? [] : (one.digest ?? []),
    ),
  );
  await inLanes(new Set(shown), async (digest) => {
    signal.throwIfAborted();
    byDigest.set(digest, await pack(digest, numbers, plan, files, bag));
    progress.tell(() => ({ step: 'files', done: byDigest.size, total: numbers.size }));
  });
  for (const message of messages) {
    for (const attachment of message.attachments) {
      const key = keyOf(message.messageId, attachment.name);
      const reason = hidingReason(message, attachment, plan);
      if (reason) {
        packed.set(key, { state: 'withheld', reason });
        continue;
      }
      const result = attachment.digest === null ? undefined : byDigest.get(attachment.digest);
      if (!result) {
        packed.set(key, { state: 'absent' });
        continue;
      }
      if (result.state === 'absent') warnings.push(`attachment-unreadable M-${message.messageId}`);
      if (result.state === 'withheld' && result.isUnsearched) {
        warnings.push(`attachment-unsearched M-${message.messageId}`);
      }
      packed.set(key, result);
    }
  }
  const some = [...byDigest.values()].some(({ state }) => state === 'included');
  if (some && plan.needles.length > 0) warnings.push('attachments-not-read');
  return { of: (id, name) => packed.get(keyOf(id, name)) ?? { state: 'absent' }, warnings };
}

/**
 * A few at a time: while one waits for the disk another is hashed. Waits for all of them before it fails, so
 * that nothing writes into a folder that is being removed.
 */
async function inLanes(
  digests: Iterable<string>,
  work: (digest: string) => Promise<void>,
): Promise<void> {
  const left = [...digests].values();
  const lane = async (): Promise<void> => {
    for (const digest of left) await work(digest);
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

const lanes = 3;

async function pack(
  digest: string,
  numbers: ReadonlyMap<string, number>,
  plan: RemovalPlan,
  files: KeptFiles,
  bag: BagWriter,
): Promise<Packed> {
  try {
    const masked = plan.picture(digest);
    if (masked) return await packBurnt(digest, masked, numbers, files, bag);
    const found = await firstNeedleIn(files.attachment(digest), plan.needles);
    const needle = found === 'unsearched' ? plan.needles[0] : found;
    if (needle) {
      return { state: 'withheld', reason: needle.reason, isUnsearched: found === 'unsearched' };
    }
    const number = String(numbers.get(digest) ?? 0).padStart(4, '0');
    const written = await writeTyped(bag, `A-${number}`, files.attachment(digest));
    const { file, bytes } = written;
    if (written.digest === digest) return { state: 'included', file, bytes };
    await bag.remove(written.path);
    return { state: 'absent' };
  } catch (cause) {
    if (isUnreadable(cause)) return { state: 'absent' };
    throw cause;
  }
}

async function packBurnt(
  digest: string,
  { boxes, reason }: MaskedPicture,
  numbers: ReadonlyMap<string, number>,
  files: KeptFiles,
  bag: BagWriter,
): Promise<Packed> {
  const parts: Uint8Array[] = [];
  for await (const part of files.attachment(digest)) parts.push(Buffer.from(part));
  const { burnIn } = await import('./burn-in.ts');
  const burnt = await burnIn(Buffer.concat(parts), boxes);
  const number = String(numbers.get(digest) ?? 0).padStart(4, '0');
  const file = `A-${number}-redacted.${burnt.extension}`;
  const written = await bag.write(`${folder}${file}`, [burnt.bytes]);
  return { state: 'redacted', file, bytes: written.bytes, sha256: written.digest, reason };
}

function hidingReason(
  message: ScopedMessage,
  { name }: ScopedAttachment,
  plan: RemovalPlan,
): HidingReason | undefined {
  return (
    plan.withheld(message.messageId) ??
    plan.wholeReason(message) ??
    holdsAny(name, plan.needles)?.reason
  );
}

/** Into data/attachments/, under a name with the extension that the content asks for. */
export async function writeTyped(
  bag: BagWriter,
  name: string,
  content: AsyncIterable<Uint8Array>,
): Promise<BagFile & { readonly file: string }> {
  const written = await bag.write(
    (start) => `${folder}${name}.${extensionOf(start.subarray(0, sniffedBytes))}`,
    content,
  );
  return { ...written, file: written.path.slice(folder.length) };
}

const folder = 'data/attachments/';

/** The archive's file is gone or damaged; a full disk on the other side is not that. */
export function isUnreadable(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code === 'ENOENT' || code === 'EIO' || code.startsWith('ZSTD_') || code.startsWith('Z_');
}

const keyOf = (messageId: string, name: string): string => `${messageId}/${name}`;
