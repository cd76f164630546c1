import { convert } from '../../../electron/core/conversion.ts';
import { makeKey } from '../../../electron/core/encryption/key-file.ts';

/** Encrypts an archive and sends a message to the process above at every step of progress. */
const [folder = '', passphrase = ''] = process.argv.slice(2);
const to = await makeKey(passphrase, { N: 1 << 14, r: 8, p: 1 });
const by = { actor: 'child', at: 0 };
const tell = (): void => void process.send?.('step');
await convert({ folder, from: null, to, by }, tell, new AbortController().signal);
process.disconnect();
