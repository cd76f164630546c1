/** Without I, L, O and U, which are taken for others (Crockford's Base32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groupLength = 5;

/** 20 bytes, 160 bits, are 32 letters; two more tell a slip of the pen. */
export const recoveryBytes = 20;

/** `7QK2M-…`: seven groups that a person can copy from paper. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let at = (bytes.length * 8) / 5 - 1; at >= 0; at--) {
    text += letters[Number((bits >> BigInt(at * 5)) & 31n)];
  }
  const whole = text + checkOf(text);
  return whole.match(new RegExp(`.{1,${groupLength}}`, 'g'))?.join('-') ?? '';
}

/** The code as it was given out, however it was typed; null where it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const length = (recoveryBytes * 8) / 5;
  const isWritten = text.length === length + 2 && [...text].every((one) => letters.includes(one));
  if (!isWritten || checkOf(text.slice(0, length)) !== text.slice(length)) return null;
  return text.match(new RegExp(`.{1,${groupLength}}`, 'g'))?.join('-') ?? null;
}

/** Each wrong letter and each two that changed places show: 1021 is prime. */
function checkOf(text: string): string {
  let sum = 0;
  for (const one of text) sum = (sum * 37 + letters.indexOf(one) + 1) % 1021;
  return letters[sum >> 5]! + letters[sum & 31]!;
}
