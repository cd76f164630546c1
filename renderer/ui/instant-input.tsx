import { TextInput, type TextInputProps } from '@mantine/core';
import { DateTime } from 'luxon';
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
      value={value === null ? '' : DateTime.fromMillis(value, { zone }).toFormat(fieldFormat)}
      onChange={(event) => {
        const time = DateTime.fromISO(event.currentTarget.value, { zone });
        onChange(time.isValid ? time.toMillis() : null);
      }}
      {...rest}
    />
  );
}

const fieldFormat = "yyyy-MM-dd'T'HH:mm";
