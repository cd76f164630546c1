import type { ReactNode } from 'react';
import { Conversation } from './conversation.tsx';

/** A conversation with the whole place to itself, at its own address. Esc goes back where one came from. */
export function ConversationRoom(props: {
  conversationId: string;
  messageId?: string | undefined;
}): ReactNode {
  return (
    <Conversation
      key={props.conversationId}
      {...props}
      autoFocus
      onClose={() => window.history.back()}
    />
  );
}
