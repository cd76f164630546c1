/** Weights of runs of characters, character by character: most texts leave the way after a step or two. */
interface Runs {
  readonly weight: number | undefined;
  readonly next: ReadonlyMap<number, Runs>;
}

export function runsWith(weights: Readonly<Record<string, number>>): Runs {
  const root = growing();
  for (const [run, weight] of Object.entries(weights)) {
    let at = root;
    for (let unit = 0; unit < run.length; unit++) {
      const code = run.charCodeAt(unit);
      const next = at.next.get(code) ?? growing();
      at.next.set(code, next);
      at = next;
    }
    at.weight = weight;
  }
  return root;
}

/** The weights of all runs of a text that are known, shorter ones first at each character. */
export function weightsOf(text: string, known: Runs): number[] {
  const found: number[] = [];
  for (let start = 0; start < text.length; start++) {
    let at: Runs | undefined = known;
    for (let unit = start; unit < text.length; unit++) {
      at = at.next.get(text.charCodeAt(unit));
      if (at === undefined) break;
      if (at.weight !== undefined) found.push(at.weight);
    }
  }
  return found;
}

interface Growing extends Runs {
  weight: number | undefined;
  readonly next: Map<number, Growing>;
}

const growing = (): Growing => ({ weight: undefined, next: new Map() });
