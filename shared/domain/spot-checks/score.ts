/** A hundred and what the findings add and take, between 0 and 100. */
export function scoreOf(findings: readonly { readonly points: number }[]): number {
  const sum = findings.reduce((points, finding) => points + finding.points, 100);
  return Math.max(0, Math.min(100, sum));
}
