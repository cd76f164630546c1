import { useEffect } from 'react';

let current: string | null = null;

/** Says which conversation is being read, for what concerns it from outside, e.g. a reply to check. */
export function useAsCurrentConversation(conversationId: string): void {
  useEffect(() => {
    current = conversationId;
    return () => {
      if (current === conversationId) current = null;
    };
  }, [conversationId]);
}

/** The conversation on the screen; null where there is none. */
export const currentConversation = (): string | null => current;
