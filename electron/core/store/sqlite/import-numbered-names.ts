import type { NumberedMessage, ParsedMessage } from '../import-records.ts';
import type { KnownAccount } from './accounts.ts';
import type { OpenConversation } from './import-conversations.ts';

/** What the numbers of messages' names stand for, as far as they have any and were met. */
export interface NumberedNames {
  conversationOf(message: ParsedMessage): OpenConversation | undefined;
  accountOf(message: ParsedMessage): KnownAccount | undefined;
  rememberConversation(message: ParsedMessage, conversation: OpenConversation): void;
  rememberAccount(message: ParsedMessage, account: KnownAccount): void;
  /** To be called where a name stands for another one from now on. */
  forget(): void;
}

export function numberedNames(): NumberedNames {
  let conversations: (OpenConversation | undefined)[] = [];
  let accounts: (KnownAccount | undefined)[] = [];
  let era = 0;
  const forget = (): void => {
    conversations = [];
    accounts = [];
  };
  const isOfThisEra = (message: ParsedMessage): message is NumberedMessage => {
    if (!('era' in message)) return false;
    const numbered = message as NumberedMessage;
    if (numbered.era !== era) {
      forget();
      ({ era } = numbered);
    }
    return true;
  };
  return {
    conversationOf: (message) =>
      isOfThisEra(message) ? conversations[message.conversationNumber] : undefined,
    accountOf: (message) => (isOfThisEra(message) ? accounts[message.handleNumber] : undefined),
    rememberConversation(message, conversation) {
      if (isOfThisEra(message)) conversations[message.conversationNumber] = conversation;
    },
    rememberAccount(message, account) {
      if (isOfThisEra(message)) accounts[message.handleNumber] = account;
    },
    forget,
  };
}
