import type { ComponentType } from 'react';

/** What the frame gives to every room. A room never imports another: it gets this one from outside. */
export interface RoomProps {
  /** The conversation beside a room's list. */
  readonly Conversation: ComponentType<ConversationProps>;
}

/** All that the frame has to give. */
export interface FrameProps extends RoomProps {
  /** What the archive knows around a message of a conversation. */
  readonly Around: ComponentType<AroundProps>;
}

export interface ConversationProps {
  readonly conversationId: string;
  /** Opens there, centred; from the newest message when absent. */
  readonly messageId?: string | undefined;
  /** Words to mark. */
  readonly words?: readonly string[];
  /** The search that led here: all its hits are shown from above. */
  readonly search?: HistorySearch | undefined;
  /** Back to the list (Esc); absent where it stands beside the list for good. */
  readonly onClose?: (() => void) | undefined;
  /** n and p; absent where there is nothing to walk. */
  readonly onNext?: (() => void) | undefined;
  readonly onPrevious?: (() => void) | undefined;
  /** Takes the focus when it opens. */
  readonly autoFocus?: boolean;
  /** Told which message the reader stands on. */
  readonly onLead?: ((messageId: string) => void) | undefined;
}

/** What is searched for, as the search room asks it. */
export interface HistorySearch {
  readonly query: string;
  /** Only messages that name this order, item, tracking or phone number. */
  readonly reference: string | null;
}

export interface AroundProps {
  readonly conversationId: string;
  readonly messageId: string;
  /** Shows a message in its conversation. */
  readonly onOpen: (place: { conversationId: string; messageId: string }) => void;
  readonly onClose: () => void;
}
