import iconv from 'iconv-lite';
import yauzl from 'yauzl';
import type { SampleFile } from '../../../electron/core/sample/sample-shop.ts';

/** What a person sees on opening the file: its text, whatever the encoding, line ends as "\n". */
export async function readSample(file: SampleFile): Promise<string> {
  if (file.format === 'qianniu') return plain(iconv.decode(Buffer.from(file.bytes), 'gbk'));
  if (file.format !== 'whatsapp-zip') return plain(utf8(file.bytes));
  const chat = (await unzip(file.bytes)).get('_chat.txt');
  if (chat === undefined) throw new Error('the zip holds no _chat.txt');
  return plain(utf8(chat));
}

export async function unzip(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes));
  const entries = new Map<string, Uint8Array>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    entries.set(entry.fileName, Buffer.concat(chunks));
  }
  return entries;
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
