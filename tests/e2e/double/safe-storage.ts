import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Electron's key store of the system, for as long as the test runs. */
const key = randomBytes(32);

export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString(text: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), bytes]);
  },
  decryptString(kept: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', key, kept.subarray(0, 12));
    decipher.setAuthTag(kept.subarray(12, 28));
    return Buffer.concat([decipher.update(kept.subarray(28)), decipher.final()]).toString('utf8');
  },
};
