/** What evidence reads of the archive folder: bytes exactly as they were imported, by SHA-256. */
export interface KeptFiles {
  original(digest: string): AsyncIterable<Uint8Array>;
  attachment(digest: string): AsyncIterable<Uint8Array>;
}
