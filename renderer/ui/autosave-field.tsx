import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useErrorText } from './failure.tsx';
import { useSentences } from './language.ts';
import { useAutosave } from './use-autosave.ts';

export interface AutosaveFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Below the label, always in sight. */
  readonly description?: string;
  /** What the archive holds. */
  readonly value: string;
  readonly save: (value: string) => Promise<unknown>;
  /** `time` is a day and minute, `YYYY-MM-DDTHH:MM`; `choice` offers `names`. */
  readonly kind?: 'line' | 'text' | 'choice' | 'time';
  readonly names?: readonly string[];
  /** Characters. */
  readonly limit?: number;
  /** For a jump to the field. */
  readonly id?: string;
  readonly required?: boolean;
  /** Why what is typed cannot be saved; it is not saved then. */
  readonly check?: (value: string) => string | null;
  /** After Ctrl+Enter has saved. */
  readonly onDone?: () => void;
}

/** A field that saves when it is left and on Ctrl+Enter, and keeps what was typed when that fails. */
export function AutosaveField(props: AutosaveFieldProps) {
  const { label, hint, value, save, kind = 'line', names = [], limit = 200 } = props;
  const { id, required, description, check, onDone } = props;
  const say = useErrorText();
  const field = useAutosave(value, save, check);
  const wrong = check?.(field.value) ?? null;
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void field.commit().then(onDone);
  };
  const sentences = useSentences();
  const failure = field.error === null ? null : say(field.error);
  const common = {
    label,
    value: field.value,
    onBlur: () => void field.commit(),
    onKeyDown: keyDown,
    error: wrong ?? (failure && sentences(failure.title, failure.advice)),
    'aria-busy': field.isSaving,
    // Whoever closes the archive over it need not keep what is in there already.
    'data-saved': field.value === value,
    ...(id ? { id } : {}),
    ...(hint ? { placeholder: hint } : {}),
    ...(description ? { description } : {}),
    ...(required ? { withAsterisk: true } : {}),
  };
  if (kind === 'choice') {
    return (
      <Autocomplete
        openOnFocus={false}
        {...common}
        maxLength={limit}
        data={[...names]}
        onChange={field.change}
        onOptionSubmit={(name) => void field.commit(name)}
      />
    );
  }
  if (kind === 'text') {
    return (
      <Textarea
        {...common}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={limit}
        onChange={(event) => field.change(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      {...(kind === 'time' ? { type: 'datetime-local' } : { maxLength: limit })}
      onChange={(event) => field.change(event.currentTarget.value)}
    />
  );
}
