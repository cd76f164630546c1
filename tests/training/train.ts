import { readFileSync, writeFileSync } from 'node:fs';
import { trainKinds } from './train-kinds.ts';
import { readExamples, trainTone } from './train-tone.ts';

/** `npm run train`: writes what is learnt of complaints from the lines beside this file. */
const lines = (name: string) => readExamples(readFileSync(new URL(name, import.meta.url), 'utf8'));
const zh = lines('complaints.zh.txt');
const en = lines('complaints.en.txt');

write('complaint-tone.json', {
  about:
    'How much runs of characters (Chinese) and words (English) speak for a complaint. Written by `npm run train` from the lines in tests/training: change those, not this.',
  zh: trainTone(zh, true),
  en: trainTone(en, false),
});
write('complaint-kind.json', {
  about:
    'How much the same speak for what a complaint is about. Written by `npm run train` from the lines in tests/training: change those, not this.',
  zh: trainKinds(zh, true),
  en: trainKinds(en, false),
});

function write(name: string, model: object): void {
  const path = new URL(`../../resources/lexicons/${name}`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(model, null, 1)}\n`);
}
