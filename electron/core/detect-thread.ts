import { parentPort, workerData } from 'node:worker_threads';
import type { DetectStart, FoundWord } from './analysis/detector.ts';
import { findIn } from './analysis/find.ts';
import { pendingWindows } from './analysis/pending-windows.ts';
import { openAnalysisSource } from './store/sqlite/analysis-source.ts';
import { workBehindOthers } from './system/behind-others.ts';
import { rightOfWay } from './system/right-of-way.ts';
import { parseShopLexicon } from './system/shop-lexicon.ts';

/**
 * Reads what is pending in an archive and finds what is in it, a batch whenever it is asked for the next one. It
 * writes nothing, and nothing is lost with it.
 */
workBehindOthers();
const { place, lexicon, version, waitedFor } = workerData as DetectStart;
const { giveWay } = rightOfWay(waitedFor);
const shop = lexicon === null ? null : parseShopLexicon(lexicon, 'lexicon.json');
const batches = pendingWindows(openAnalysisSource(place), version);

parentPort?.on('message', async () => {
  const { value, done } = await batches.next();
  const found = done ? null : JSON.stringify(findIn(value, shop, giveWay));
  parentPort?.postMessage(found satisfies FoundWord);
});
