/** A result with the median time of getting it, in milliseconds. */
export interface Measured<T> {
  readonly time: number;
  readonly result: T;
}

export async function median<T>(work: () => T | Promise<T>, times = 5): Promise<Measured<T>> {
  const all: number[] = [];
  let result = await work();
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now();
    result = await work();
    all.push(performance.now() - start);
  }
  return { time: all.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0, result };
}

export function milliseconds(time: number): string {
  return `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;
}

export function perSecond(count: number, time: number): string {
  return `${Math.round((count / time) * 1000)} messages/s`;
}

/** The engine's time as a share of the plain way's. */
export function ratio(engine: Measured<unknown>, plain: Measured<unknown>): string {
  const share = engine.time / plain.time;
  const times = `${milliseconds(engine.time)} : ${milliseconds(plain.time)}`;
  return `${share < 0.1 ? share.toFixed(4) : share.toFixed(2)} of LIKE (${times})`;
}

export function report(name: string, ...findings: readonly string[]): void {
  console.log(`${name}: ${findings.filter((finding) => finding !== '').join(' · ')}`);
}
