/** `87 %`; in place of a share of nothing, what is given for it. */
export function percent(share: number | null, nothing: string): string {
  return share === null ? nothing : `${Math.round(100 * share)} %`;
}
