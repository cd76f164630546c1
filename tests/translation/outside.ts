import { parseSync, Visitor } from 'vite';

/** Attributes whose values people read or hear. */
const shown =
  /^(?:label|title|placeholder|description|text|hint|alt|what|empty|aria-(?:label|description|roledescription|valuetext|placeholder))$/;
const chinese = /\p{Script=Han}/u;
const word = /\p{L}{2}/u;

/**
 * Texts that stand in code instead of a catalogue, as `path: text`: Chinese in any string, and words in
 * what a page shows, between tags and in attributes.
 */
export function textsOutside(path: string, source: string): string[] {
  const found: string[] = [];
  const tell = (text: string): void => void found.push(`${path}: ${text.trim()}`);
  new Visitor({
    JSXText({ value }) {
      if (word.test(value)) tell(value);
    },
    JSXAttribute({ name, value }) {
      if (name.type !== 'JSXIdentifier' || !shown.test(name.name)) return;
      if (value?.type === 'Literal' && word.test(String(value.value))) tell(String(value.value));
    },
    Literal({ value }) {
      if (typeof value === 'string' && chinese.test(value)) tell(value);
    },
    TemplateElement({ value }) {
      if (chinese.test(value.raw)) tell(value.raw);
    },
  }).visit(parseSync(path, source).program);
  return [...new Set(found)];
}
