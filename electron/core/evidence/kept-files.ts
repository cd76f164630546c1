/**
 * What evidence reads of the archive folder: bytes exactly as they were imported, by SHA-256. Each chunk
 * holds only until the next is asked for.
 */
export interface KeptFiles {
  original(digest: string): AsyncIterable<Uint8Array>;
  attachment(digest: string): AsyncIterable<Uint8Array>;
}
