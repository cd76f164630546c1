import type { ComponentType } from 'react';

/** What the frame gives to every room. A room never imports another: it gets this one from outside. */
export interface RoomProps {
  /** The conversation beside a room's list. */
  readonly Conversation: ComponentType<ConversationProps>;
}

export interface ConversationProps {
  readonly conversationId: string;
  /** Opens there, centred; from the newest message when absent. */
  readonly messageId?: string | undefined;
  /** Words to mark. */
  readonly words?: readonly string[];
  /** Back to the list (Esc); absent where it stands beside the list for good. */
  readonly onClose?: (() => void) | undefined;
  /** n and p; absent where there is nothing to walk. */
  readonly onNext?: (() => void) | undefined;
  readonly onPrevious?: (() => void) | undefined;
  /** Takes the focus when it opens. */
  readonly autoFocus?: boolean;
}
