import type { FileReport, ImportReport } from '../../contract/imports.ts';

/** What all files of a report come to. Companions and refused files count no records. */
export function totalsOf(files: readonly FileReport[]): ImportReport['totals'] {
  let sessions = 0;
  const totals = {
    read: 0,
    new: 0,
    duplicate: 0,
    conflicting: 0,
    rejected: 0,
    issues: 0,
    refused: 0,
  };
  for (const file of files) {
    totals.read += file.read;
    totals.new += file.new;
    totals.duplicate += file.duplicate;
    totals.conflicting += file.conflicting;
    totals.rejected += file.rejected;
    totals.issues += file.issues;
    if (file.status === 'refused') totals.refused++;
    sessions += file.sessions ?? 0;
  }
  return { ...totals, ...(sessions > 0 && { sessions }) };
}

/** Whether every record that was read is accounted for, once. */
export function isBalanced(totals: ImportReport['totals']): boolean {
  const { read, duplicate, conflicting, rejected } = totals;
  return read === totals.new + duplicate + conflicting + rejected;
}
