import { useEffect, useRef, useState } from 'react';

export interface Autosave {
  readonly value: string;
  readonly isSaving: boolean;
  /** Why the last attempt failed; null once it is saved or changed. */
  readonly error: unknown;
  readonly change: (value: string) => void;
  /** Saves what was typed, or the given value; nothing happens where it is saved already. */
  readonly commit: (value?: string) => Promise<void>;
}

/**
 * A field that saves itself. What is typed stays until the archive has it: a failed save keeps it, an
 * answer that comes while typing goes on does not overwrite it, leaving the screen saves it. What
 * `check` finds wrong is never saved.
 */
export function useAutosave(
  stored: string,
  save: (value: string) => Promise<unknown>,
  check: (value: string) => string | null = () => null,
): Autosave {
  const [typed, setTyped] = useState<string | null>(null);
  // A key that saves may come before the screen has followed what was typed.
  const latest = useRef<string | null>(null);
  const type = (value: string | null): void => {
    latest.current = value;
    setTyped(value);
  };
  const [saving, setSaving] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const commit = async (value: string | null = latest.current): Promise<void> => {
    if (value === null || value === saving || check(value) !== null) return;
    if (value === stored) {
      type(null);
      return;
    }
    type(value);
    setSaving(value);
    try {
      await save(value);
      if (latest.current === value) type(null);
    } catch (failure) {
      setError(failure);
    }
    setSaving((now) => (now === value ? null : now));
  };
  const leave = useRef(commit);
  useEffect(() => {
    leave.current = commit;
  });
  useEffect(() => () => void leave.current(), []);
  return {
    value: typed ?? stored,
    isSaving: saving !== null,
    error,
    change: (value) => {
      type(value);
      setError(null);
    },
    commit,
  };
}
