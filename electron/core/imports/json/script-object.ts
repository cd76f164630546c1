import { parseJson } from './parse.ts';
import { isObject, type JsonObject } from './shape.ts';

/**
 * An object as the script of a page has it: JSON, or with bare keys, single quotes, a comma at its end and
 * Python's `None`. Null for anything else: it is data, and never run.
 */
export function scriptObject(text: string): JsonObject | null {
  return objectIn(text) ?? objectIn(asJson(text));
}

function objectIn(json: string): JsonObject | null {
  try {
    const value = parseJson(json);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const token = /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|[A-Za-z_$][\w$]*|,(?=\s*[}\]])/gu;

function asJson(script: string): string {
  return script.replace(token, (found, at: number) => {
    if (found === ',') return '';
    const quote = found[0];
    if (quote === "'" || quote === '"') return JSON.stringify(plain(found.slice(1, -1)));
    if (/^\s*:/u.test(script.slice(at + found.length, at + found.length + 20))) return `"${found}"`;
    return words[found] ?? found;
  });
}

const words: Readonly<Record<string, string>> = {
  undefined: 'null',
  NaN: 'null',
  None: 'null',
  True: 'true',
  False: 'false',
};

/** What the escapes of a string stand for. */
function plain(written: string): string {
  return written.replace(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|\r?\n|([\s\S]))/gu, (...found) => {
    const [, wide, narrow, letter] = found as (string | undefined)[];
    const code = wide ?? narrow;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return letter === undefined ? '' : (escapes[letter] ?? letter);
  });
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};
