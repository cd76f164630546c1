type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
type ParseWithSource = (text: string, reviver?: Reviver) => unknown;

/** Records nest a dozen deep; what goes through far deeper ones, such as writing them, fills the stack. */
export const mostJsonLevels = 1_000;

/** As `JSON.parse`, with the source of numbers; a text that nests without end is no JSON either. */
export function parseJson(text: string, reviver?: Reviver): unknown {
  if (nestsTooDeep(text)) throw new SyntaxError('This JSON nests without end.');
  return (JSON.parse as ParseWithSource)(text, reviver);
}

function nestsTooDeep(text: string): boolean {
  // What is shorter cannot.
  if (text.length < 2 * mostJsonLevels) return false;
  let depth = 0;
  let isString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isString) {
      if (code === 92) i++;
      else if (code === 34) isString = false;
    } else if (code === 34) isString = true;
    else if (code === 91 || code === 123) {
      if (++depth > mostJsonLevels) return true;
    } else if (code === 93 || code === 125) depth--;
  }
  return false;
}
