import type { BesideText } from '../../format.ts';
import { readJson } from '../../json/records.ts';
import { idOf, objectOf, type JsonObject } from '../../json/shape.ts';

export interface Person {
  readonly name: string;
  readonly isBot: boolean;
}

/** Names by id; guests and deleted people are often in no list. */
export type People = ReadonlyMap<string, Person>;

/** Adds the people of a `users.json`. */
export async function readPeople(file: BesideText, people: Map<string, Person>): Promise<void> {
  for await (const items of readJson(file.pieces(), ['$.*'])) {
    for (const { value } of items) {
      const user = objectOf(value);
      const id = idOf(user['id']);
      const name = nameOf(user);
      if (id !== null && name !== null) {
        people.set(id, { name, isBot: user['is_bot'] === true || id === 'USLACKBOT' });
      }
    }
  }
}

/** The name that Slack shows. Messages carry the same facts in `user_profile`. */
export function nameOf(user: JsonObject): string | null {
  const profile = objectOf(user['profile']);
  return (
    idOf(profile['display_name']) ??
    idOf(user['display_name']) ??
    idOf(user['real_name']) ??
    idOf(profile['real_name']) ??
    idOf(user['name'])
  );
}
