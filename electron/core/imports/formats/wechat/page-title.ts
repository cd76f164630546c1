import { textOfHtml } from '../../html/text.ts';
import type { ParseInput } from '../../format.ts';
import { fileStem } from '../../text/file-stem.ts';

/** What a page calls its chat, else its file. Templates that say of no chat what they are name none. */
export function titleOfPage({ sample, name }: Pick<ParseInput, 'sample' | 'name'>): string {
  const written = /<title>([^<]{1,300})<\/title>/iu.exec(sample.text)?.[1] ?? '';
  const title = textOfHtml(written)
    .replace(/ - (?:(?:微信)?聊天记录|Chat history)\s*$/iu, '')
    .trim();
  return title === '' || noTitle.test(title) ? fileStem(name.replace(/\.html?$/iu, '')) : title;
}

const noTitle = /^(?:chat records?|聊天记录|Document|Title)$/iu;
