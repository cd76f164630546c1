/** Things that have an address of their own: `keptword://message/12`, in a browser `#/message/12`. */
export const linkKinds = [
  'message',
  'conversation',
  'promise',
  'dispute',
  'watch',
  'answer',
  'contradiction',
  'handover',
  'evidence',
  'import',
] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface ThingLink {
  readonly kind: LinkKind;
  readonly id: string;
  /** Begin of the id of the archive that numbers it so; null: whichever is open. */
  readonly archive: string | null;
}

/** The scheme that the system opens with this program. */
export const linkScheme = 'keptword';

/** The address of a thing, as a person passes it on. */
export function addressOf({ kind, id, archive }: ThingLink): string {
  return `${linkScheme}:/${pathOf({ kind, id, archive })}`;
}

/** The same thing's place in the page. */
export function pathOf({ kind, id, archive }: ThingLink): string {
  return `/${kind}/${id}${archive === null ? '' : `@${archive}`}`;
}

/** Reads an address that came from outside; null for everything that is none of ours. */
export function readAddress(address: string): ThingLink | null {
  if (address.length > 200) return null;
  const match = /^keptword:\/\/([a-z]+\/[^/?#]+)\/?$/i.exec(address.trim());
  return match === null ? null : readPath(`/${match[1]?.toLowerCase()}`);
}

/** Reads a place in the page; null for one that is no thing's. */
export function readPath(path: string): ThingLink | null {
  const match = /^\/([a-z]+)\/([1-9]\d{0,18})(?:@([0-9a-f]{8}))?$/.exec(path);
  const kind = linkKinds.find((name) => name === match?.[1]);
  if (kind === undefined || match?.[2] === undefined) return null;
  return { kind, id: match[2], archive: match[3] ?? null };
}
