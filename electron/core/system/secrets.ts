/**
 * Keys of the shop's outside services. They stay with this user of this computer: no archive, backup or
 * bundle holds them. Each call fails with `unavailable` where those that are kept cannot be read.
 */
export interface Secrets {
  /** Null where none is kept. `unavailable` where it is sealed and nothing here can open it. */
  find(name: string): Promise<string | null>;
  keep(name: string, value: string): Promise<void>;
  forget(name: string): Promise<void>;
  /** `sealed` by the system, or in a `file` that the user alone may read. */
  howKept(name: string): 'sealed' | 'file' | null;
}

/** For a core that nobody has given a place for them: gone with it. */
export function secretsInMemory(): Secrets {
  const kept = new Map<string, string>();
  return {
    find: async (name) => kept.get(name) ?? null,
    keep: async (name, value) => void kept.set(name, value),
    forget: async (name) => void kept.delete(name),
    howKept: (name) => (kept.has(name) ? 'file' : null),
  };
}
