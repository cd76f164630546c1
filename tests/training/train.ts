import { readFileSync, writeFileSync } from 'node:fs';
import { readExamples, trainTone } from './train-tone.ts';

/** `npm run train`: writes the tone model from the lines beside this file. */
const lines = (name: string) => readExamples(readFileSync(new URL(name, import.meta.url), 'utf8'));
const model = {
  about:
    'How much runs of characters (Chinese) and words (English) speak for a complaint. Written by `npm run train` from the lines in tests/training: change those, not this.',
  zh: trainTone(lines('complaints.zh.txt'), true),
  en: trainTone(lines('complaints.en.txt'), false),
};
writeFileSync(
  new URL('../../resources/lexicons/complaint-tone.json', import.meta.url),
  `${JSON.stringify(model, null, 1)}\n`,
);
