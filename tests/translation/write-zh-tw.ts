import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { taiwanFiles, taiwanFolder } from './catalogues.ts';
import { guideFolder, guideInTaiwan } from './guide.ts';

/** `npm run zh-tw`: writes the zh-TW columns of all catalogues, and the guide, anew. */
const files = await taiwanFiles();
mkdirSync(taiwanFolder, { recursive: true });
for (const [file, column] of files) writeFileSync(new URL(file, taiwanFolder), column);
for (const file of readdirSync(taiwanFolder)) {
  if (!files.has(file)) rmSync(new URL(file, taiwanFolder));
}
writeFileSync(new URL('zh-TW.md', guideFolder), guideInTaiwan());
