/** Every room, in the order of the navigation: its path (`#/promises`), and the key of its name. */
export const roomIds = [
  'search',
  'waiting',
  'promises',
  'disputes',
  'answers',
  'watch',
  'handovers',
  'evidence',
  'imports',
  'spot-checks',
  'metrics',
  'audit',
  'settings',
] as const;
export type RoomId = (typeof roomIds)[number];

/** Whether the page starts in the room that is seen first. */
export function startsInSearch(): boolean {
  return /^(#\/?(search)?)?$/.test(location.hash);
}
