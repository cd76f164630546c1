/** A file's name without ending, and without the number that a second download adds. */
export function fileStem(name: string): string {
  return name
    .replace(/\.(?:txt|log|zip|csv|tsv)$/iu, '')
    .replace(/\s*\(\d+\)$/u, '')
    .trim();
}
