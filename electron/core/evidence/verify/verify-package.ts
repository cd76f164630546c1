import { stat } from 'node:fs/promises';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { PackageVerification } from '../../../../shared/contract/evidence.ts';
import { checkBag } from './check-bag.ts';
import { checkInside } from './check-inside.ts';
import { folderFiles } from './folder-files.ts';
import type { Finding, PackageFiles } from './package-files.ts';
import { zipFiles } from './zip-files.ts';

/**
 * Verifies a package, folder or zip, without any archive: intact, altered (what) or incomplete.
 * `seal` is the seal code that was kept outside; blanks, hyphens and case do not matter in it.
 * `not-found` when nothing lies at the path, `invalid-input` when the seal is no 64 hex digits.
 */
export async function verifyPackage(path: string, seal?: string): Promise<PackageVerification> {
  const code = seal === undefined ? undefined : sealDigits(seal);
  const info = await stat(path).catch(() => null);
  if (!info) throw new AppError('not-found', 'There is no file or folder here.', { path });
  const files = info.isDirectory() ? await folderFiles(path) : await zipFiles(path);
  try {
    return await verifyFiles(files, code);
  } finally {
    files.close();
  }
}

async function verifyFiles(
  files: PackageFiles,
  seal: string | undefined,
): Promise<PackageVerification> {
  if (files.paths.length === 0) {
    const nothing: Finding = { code: 'E02', path: 'bagit.txt', detail: 'there is no package here' };
    const findings = files.findings.length > 0 ? [...files.findings] : [nothing];
    return { verdict: verdictOf(findings), sealed: false, findings };
  }
  const { findings: outside, contents } = await checkBag(files);
  const sealCode = contents.get('tagmanifest-sha256.txt')?.digest;
  const findings: Finding[] = [...files.findings, ...outside];
  const sealed = seal !== undefined && sealCode === seal;
  if (seal !== undefined && sealCode !== undefined && !sealed) {
    const detail = `is ${sealCode}, should be ${seal}`;
    findings.push({ code: 'E17', path: 'tagmanifest-sha256.txt', detail });
  }
  findings.push(...(await checkInside(files, contents)));
  return { verdict: verdictOf(findings), sealed, findings: withoutRepeats(findings) };
}

/** Missing and unreadable things make a package incomplete; everything else means that it was altered. */
function verdictOf(findings: readonly Finding[]): PackageVerification['verdict'] {
  if (findings.length === 0) return 'intact';
  return findings.every(({ code }) => code === 'E02' || code === 'E18') ? 'incomplete' : 'altered';
}

function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Map(
    findings.map((finding) => [`${finding.code} ${finding.path} ${finding.detail}`, finding]),
  );
  return [...seen.values()];
}

function sealDigits(seal: string): string {
  const digits = seal.replaceAll(/[\s-]/g, '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(digits)) return digits;
  throw new AppError('invalid-input', 'A seal code has 64 hexadecimal digits.', {
    digits: digits.length,
  });
}
