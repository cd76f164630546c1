import { parentPort, workerData } from 'node:worker_threads';
import type { AnalysedWindow } from '../store/analysis.ts';
import { parseShopLexicon } from '../system/shop-lexicon.ts';
import { findIn } from './find.ts';
import { unpackWindows, type PackedWindows } from './packed-windows.ts';

/** What the thread is started with: the text of the shop's lexicon. */
export interface LexiconWord {
  readonly lexicon: string | null;
}

/** What it tells of each batch of windows, in their order. */
export type FoundWord = AnalysedWindow[];

/** Finds what is in the windows that it is sent. Knows no archive, and nothing is lost with it. */
const { lexicon } = workerData as LexiconWord;
const shop = lexicon === null ? null : parseShopLexicon(lexicon, 'lexicon.json');

parentPort?.on('message', (packed: PackedWindows) => {
  parentPort?.postMessage(findIn(unpackWindows(packed), shop) satisfies FoundWord);
});
