import { idOf, objectOf, textOf, type JsonObject } from './shape.ts';

/** The name that a record gives a person: its own, else first and last, else an address; '' for none. */
export function nameOf(person: unknown): string {
  const all = objectOf(person);
  const text = (key: string): string => textOf(all[key]).trim();
  const parts = [
    [text('first_name'), text('last_name')],
    [text('firstName'), text('lastName')],
    [text('first'), text('last')],
  ].map((pair) => pair.filter(Boolean).join(' '));
  return (
    [text('name'), text('display_name'), ...parts, text('nickname'), text('email')].find(Boolean) ??
    ''
  );
}

/** Names by id, from lists of people that stand beside the messages. */
export function nameBook(...lists: readonly (readonly unknown[])[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const person of lists.flat()) {
    const id = idOf(objectOf(person)['id']);
    const name = nameOf(person);
    if (id !== null && name !== '' && !names.has(id)) names.set(id, name);
  }
  return names;
}

/** The first filled text under one of the keys; '' where there is none. */
export function firstText(value: JsonObject, ...keys: readonly string[]): string {
  for (const key of keys) {
    const text = textOf(value[key]);
    if (text.trim() !== '') return text;
  }
  return '';
}
