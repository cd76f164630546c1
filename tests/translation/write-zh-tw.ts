import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { taiwanFiles, taiwanFolder } from './catalogues.ts';

/** `npm run zh-tw`: writes the zh-TW columns of all catalogues anew. */
const files = await taiwanFiles();
mkdirSync(taiwanFolder, { recursive: true });
for (const [file, column] of files) writeFileSync(new URL(file, taiwanFolder), column);
for (const file of readdirSync(taiwanFolder)) {
  if (!files.has(file)) rmSync(new URL(file, taiwanFolder));
}
