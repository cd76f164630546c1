import { report } from './measure.ts';

/** Milliseconds. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

export function percentiles(times: readonly number[]): Percentiles {
  const all = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Times of asking again and again, after two times to warm up; of what takes seconds, the second alone. */
export async function timed(work: () => unknown, times: number): Promise<number[]> {
  const all: number[] = [];
  const begun = performance.now();
  for (let turn = 0; turn < times + WARM; turn += 1) {
    const start = performance.now();
    await work();
    const end = performance.now();
    const isLong = end - begun > LONG;
    if (turn >= WARM || (turn === 1 && isLong)) all.push(end - start);
    if (all.length > 0 && isLong) break;
  }
  return all;
}

const WARM = 2;
/** Ms. */
const LONG = 2_000;

/** Times of two that are compared, in turn, so that whatever else runs here slows both. */
export async function timedInTurn(
  one: () => unknown,
  other: () => unknown,
  times: number,
): Promise<readonly [number[], number[]]> {
  const all: [number[], number[]] = [[], []];
  await timed(one, 0);
  await timed(other, 0);
  for (let turn = 0; turn < times; turn += 1) {
    for (const [at, work] of [one, other].entries()) {
      const start = performance.now();
      await work();
      all[at as 0 | 1].push(performance.now() - start);
    }
  }
  return all;
}

const missed: string[] = [];
let judged = 0;

/** Prints a figure with its target, and whether that is met. */
export function judge(name: string, figure: number, { most }: { readonly most: number }): void {
  const isMet = figure <= most;
  judged += 1;
  if (!isMet) missed.push(name);
  report(name, `${short(figure)}`, `target at most ${short(most)}`, isMet ? 'pass' : 'MISS');
}

/** What was missed, and a failure of the run if anything was. */
export function verdicts(): void {
  report(
    'targets',
    `${judged - missed.length} of ${judged} met`,
    ...missed.map((name) => `missed: ${name}`),
  );
  if (missed.length > 0) process.exitCode = 1;
}

function short(figure: number): string {
  if (figure === Math.round(figure)) return String(figure);
  return figure < 0.1 ? figure.toFixed(5) : figure.toFixed(2);
}
