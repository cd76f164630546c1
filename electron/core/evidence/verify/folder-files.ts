import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  isBrowserLitter,
  limits,
  type Finding,
  type PackageFiles,
} from '../../../../shared/domain/evidence/verify/package-files.ts';
import { inBuffers, newBuffers } from '../../system/in-buffers.ts';

/** A package as a folder. Links are reported and never followed. */
export async function folderFiles(folder: string): Promise<PackageFiles> {
  const paths: string[] = [];
  const findings: Finding[] = [];
  let bytes = 0;
  const walk = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (isBrowserLitter(path)) continue;
      if (entry.isDirectory()) {
        await walk(path);
      } else if (!entry.isFile()) {
        findings.push({ code: 'E06', path, detail: 'link or special file' });
      } else if (paths.length >= limits.entries) {
        findings.push({ code: 'E18', path, detail: 'too many files' });
        return;
      } else {
        bytes += (await lstat(join(folder, path))).size;
        if (bytes > limits.bytes) findings.push({ code: 'E18', path, detail: 'too many bytes' });
        else paths.push(path);
      }
    }
  };
  await walk('');
  const buffers = newBuffers();
  return {
    paths,
    findings,
    read: async (path) => inBuffers(join(folder, path), buffers),
    close: () => undefined,
  };
}
