import type { Hit } from '../../shared/contract/search.ts';

/** A hit as the CLI prints it: the snippet as text, and where in it stands what was asked for. */
export function plainHit<H extends Hit>({ snippet, ...hit }: H): object {
  return { ...hit, snippet: snippet.text, marks: snippet.marks };
}

/** A hit on a line, with its id, so that it can be shown or tagged. */
export function hitLine(hit: Hit): string {
  const when = hit.wallClock?.replace('T', ' ') ?? '-';
  return `${hit.messageId.padStart(8)}  ${when.padEnd(19)}  ${hit.sender}: ${marked(hit.snippet)}`;
}

/** The hit in bold where a terminal shows it. */
function marked({ text, marks }: Hit['snippet']): string {
  if (!process.stdout.isTTY) return text;
  return marks.reduceRight(
    (before, { start, end }) =>
      `${before.slice(0, start)}\u001b[1m${before.slice(start, end)}\u001b[22m${before.slice(end)}`,
    text,
  );
}
