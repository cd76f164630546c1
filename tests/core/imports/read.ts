import {
  importOptionsSchema,
  type ImportOptions,
  type Inspection,
} from '../../../shared/contract/imports.ts';
import { memoryInput } from '../../../electron/core/imports/inputs.ts';
import { inspectInputs } from '../../../electron/core/imports/inspect.ts';

/** Reads text or bytes as an import would, and stores nothing. */
export function read(
  content: string | Uint8Array,
  options: Partial<ImportOptions> = {},
  name = 'export.txt',
): Promise<Inspection> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
  return inspectInputs([memoryInput(name, bytes)], importOptionsSchema.parse(options), 1_000_000);
}

/** `sender | wall clock | text` of each message, for comparing at a glance. */
export function lines({ messages }: Inspection): string[] {
  return messages.map(({ sender, wallClock, text }) => `${sender} | ${wallClock} | ${text}`);
}
