import type { ParsedIssue } from '../../store/import-records.ts';

/** A record that is none of the kind which the format has: left out and counted. */
export function unreadable(value: unknown, line: number): ParsedIssue {
  const excerpt = (JSON.stringify(value) ?? '').slice(0, 200);
  return { type: 'issue', line, reason: 'unreadable-row', excerpt, rejected: true };
}
