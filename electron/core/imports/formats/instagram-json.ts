import type { Format } from '../format.ts';
import { isDownload, isInstagram, readDownload } from './messenger/download.ts';

/** Instagram, Download your information → JSON: the same files as Messenger's, told apart by the thread. */
export const instagramJson: Format = {
  id: 'instagram-json',
  version: 1,
  platform: 'instagram',
  beta: false,
  sniff: (sample) => (isDownload(sample) && isInstagram(sample) ? 0.95 : 0),
  parse: (input) => readDownload(input, 'instagram'),
};
