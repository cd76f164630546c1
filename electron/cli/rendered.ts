import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { languages, type Language } from '../../shared/i18n/texts.ts';
import { oneOf } from './options.ts';
import { print } from './output.ts';
import type { CommonOptions } from './session.ts';

const formats = ['json', 'html', 'md', 'csv', 'txt'] as const;

export interface RenderOptions extends CommonOptions {
  readonly format?: string;
  readonly language: string;
  readonly out?: string;
}

/** Adds the options of a command that prints a document. */
export function rendering(command: Command): Command {
  return command
    .option('--format <format>', 'json, html, md, csv, txt')
    .option('--language <language>', languages.join(', '), 'zh-CN')
    .option('--out <file>', 'writes it there');
}

/** Prints a document in the asked format and language, or writes it to the asked file. */
export async function printRendered(
  options: RenderOptions,
  render: (
    format: (typeof formats)[number],
    language: Language,
  ) => Promise<{ readonly content: string }>,
): Promise<void> {
  const { json, out } = options;
  const format = oneOf('format', formats, options.format ?? (json ? 'json' : 'txt'));
  const { content } = await render(format, oneOf('language', languages, options.language));
  if (out !== undefined) {
    await writeFile(out, content);
    print(json, { format, file: out }, () => out);
    return;
  }
  const inJson = json && format !== 'json';
  process.stdout.write(inJson ? `${JSON.stringify({ format, content })}\n` : content);
}
