import { TextInput, type TextInputProps } from '@mantine/core';
import { fieldOfInstant, instantOfField } from './field-time.ts';
import { useSettings } from './settings.ts';

interface InstantInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** UTC ms. */
  readonly value: number | null;
  /** Called with every whole time that is typed or picked, and with null when it is emptied. */
  readonly onChange: (value: number | null) => void;
}

/** A day and minute by the shop's clock. */
export function InstantInput({ value, onChange, ...rest }: InstantInputProps) {
  const { zone } = useSettings();
  return (
    <TextInput
      type="datetime-local"
      value={fieldOfInstant(value, zone)}
      onChange={(event) => onChange(instantOfField(event.currentTarget.value, zone))}
      {...rest}
    />
  );
}
