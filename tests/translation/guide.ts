import { readFileSync } from 'node:fs';
import { textInTaiwan } from './zh-tw.ts';

export const guideFolder = new URL('../../resources/guide/', import.meta.url);

/** What `resources/guide/zh-TW.md` has to hold: words of the screen as the catalogues have them. */
export function guideInTaiwan(): string {
  const source = readFileSync(new URL('zh-CN.md', guideFolder), 'utf8');
  return source
    .split(/(\*\*.+?\*\*|\n)/)
    .map((part) =>
      part.startsWith('**') ? `**${textInTaiwan(part.slice(2, -2))}**` : textInTaiwan(part),
    )
    .join('');
}
