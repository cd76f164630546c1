import type { Format } from '../format.ts';
import { isDownload, readDownload } from './messenger/download.ts';

/** Facebook Messenger, Download your information → JSON: `messages/inbox/<thread>/message_1.json`. */
export const messengerJson: Format = {
  id: 'messenger-json',
  version: 1,
  platform: 'messenger',
  beta: false,
  sniff: (sample) => (isDownload(sample) ? 0.92 : 0),
  parse: (input) => readDownload(input, 'messenger'),
};
