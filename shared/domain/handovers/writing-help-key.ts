/** Under which name its key is kept: a key is of one server and goes to no other. */
export function writingHelpKeyName(url: string): string {
  const origin = /^https?:\/\/[^/?#]+/iu.exec(url)?.[0] ?? url;
  return `writing-help ${origin.toLowerCase()}`;
}
