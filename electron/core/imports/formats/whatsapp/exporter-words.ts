/** True for what WhatsApp-Chat-Exporter says where the phone no longer has a file. */
export function isLostFile(text: string): boolean {
  return /^the media is missing\.?$/iu.test(text);
}

/** True for what it says where somebody took a message back. */
export function isDeletion(text: string): boolean {
  return /^(?:the )?message (?:was )?deleted\.?$/iu.test(text);
}
