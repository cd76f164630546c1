export function milliseconds(time: number): string {
  return `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;
}

export function perSecond(count: number, time: number): string {
  return `${Math.round((count / time) * 1000)} messages/s`;
}

export function report(name: string, ...findings: readonly string[]): void {
  console.log(`${name}: ${findings.filter((finding) => finding !== '').join(' · ')}`);
}
