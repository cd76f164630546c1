import { Radio, ScrollArea, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { messageKindWords } from '../../shared/i18n/words.ts';
import { api } from '../api/client.ts';
import { useTexts } from './language.ts';

interface ProofPickerProps {
  readonly label: string;
  /** The message after which the proof is looked for. */
  readonly messageId: string;
  /** Id of the chosen message, empty for none. */
  readonly value: string;
  readonly onChange: (messageId: string) => void;
  /** Words of the choice that takes no message, where that is allowed. */
  readonly none?: string;
  readonly nothingFollows: string;
  /** Offered before the others, e.g. from another conversation. */
  readonly suggested?: readonly Choice[];
  /** Only what the shop said. */
  readonly shopOnly?: boolean;
}

interface Choice {
  readonly messageId: string;
  readonly label: string;
  readonly description: string;
}

/** Chooses one of the messages that follow another in its conversation. */
export function ProofPicker(props: ProofPickerProps) {
  const { label, messageId, value, onChange, none, nothingFollows, shopOnly = false } = props;
  const { suggested = [] } = props;
  const kinds = useTexts(messageKindWords);
  const later = useQuery(
    api.conversations.context.queryOptions({ input: { messageId, before: 0, after: 60 } }),
  );
  const messages = (later.data?.messages ?? []).filter(
    (message) =>
      message.messageId !== messageId &&
      !message.isSystem &&
      suggested.every((one) => one.messageId !== message.messageId) &&
      !(shopOnly && message.role === 'customer'),
  );
  if (later.isSuccess && messages.length + suggested.length === 0)
    return <Text size="sm">{nothingFollows}</Text>;
  return (
    <Radio.Group label={label} value={value} onChange={onChange}>
      <ScrollArea.Autosize mah={260} mt={4}>
        <Stack gap={8} py={4}>
          {none !== undefined && <Radio value="" label={none} />}
          {suggested.map((one) => (
            <Radio
              key={one.messageId}
              value={one.messageId}
              label={one.label}
              description={one.description}
            />
          ))}
          {messages.map((message) => (
            <Radio
              key={message.messageId}
              value={message.messageId}
              label={message.text.slice(0, 160) || kinds[message.kind]}
              description={`${message.sender} ${clockOf(message.wallClock)}`}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Radio.Group>
  );
}

function clockOf(wallClock: string | null): string {
  return wallClock?.replace('T', ' ').slice(0, 16) ?? '';
}
