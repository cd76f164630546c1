import type { MessageKind } from '../../../../../shared/model/message.ts';
import type { ParsedMessage } from '../../../store/import-records.ts';

type Content = Pick<ParsedMessage, 'kind' | 'edited' | 'attachments'>;

/** What a message is by the words that WhatsApp writes for media, deletions and edits. */
export function contentOf(text: string): Content {
  const bare = text.replace(/[\u200e\u200f\u202a-\u202e]/g, '');
  const hasMark = bare.includes('<');
  const edited = hasMark && editedMark.test(bare);
  const file = hasMark || bare.includes('(') ? attached(bare) : null;
  if (file !== null) return { kind: kindOfFile(file), edited, attachments: [file] };
  const kind = kindOfWords(bare.trim());
  return kind === 'text' && !edited ? plainContent : { kind, edited, attachments: [] };
}

/** Of nearly every message. */
export const plainContent: Content = { kind: 'text', edited: false, attachments: [] };

const editedMark = /<(?:This message was edited|此消息已编辑|此訊息已編輯|已编辑)>\s*$/iu;

function attached(text: string): string | null {
  const ios =
    /^\s*<(?:attached|附件|已附加|adjunto|anexado|pièce jointe|Anhang)\s*[:：]\s*(.+?)>/iu.exec(
      text,
    );
  if (ios?.[1]) return ios[1];
  const android =
    /^\s*(\S[^\n]{0,200}\.\w{2,5}) \((?:file attached|文件附件|附件|档案已附加|檔案已附加|archivo adjunto|arquivo anexado|Datei angehängt|fichier joint|файл добавлен)\)/iu.exec(
      text,
    );
  return android?.[1] ?? null;
}

function kindOfFile(name: string): MessageKind {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'webp') return 'sticker';
  if (/^(jpe?g|png|gif|heic)$/.test(ending)) return 'image';
  if (/^(opus|ogg|m4a|mp3|aac|amr)$/.test(ending)) return 'voice';
  if (/^(mp4|mov|3gp|mkv|avi)$/.test(ending)) return 'video';
  return 'file';
}

function kindOfWords(text: string): MessageKind {
  if (text.length > 80 || !anyWords.test(text)) return 'text';
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? 'text';
}

const words: readonly (readonly [RegExp, MessageKind])[] = [
  [/^(?:this message was deleted|you deleted this message)\.?$/iu, 'recall'],
  [/^(?:此消息已删除|您删除了此消息|你已删除此消息|此訊息已刪除|你已刪除此訊息)[。.]?$/u, 'recall'],
  [/^(?:image omitted|图像已忽略|已忽略图片|圖片已略去|省略图片)$/iu, 'image'],
  [/^(?:audio omitted|音频已忽略|已忽略音频|音訊已略去)$/iu, 'voice'],
  [/^(?:(?:video|video note) omitted|视频已忽略|已忽略视频|影片已略去)$/iu, 'video'],
  [/^(?:sticker|gif) omitted$|^(?:贴图已忽略|已忽略贴图|貼圖已略去)$/iu, 'sticker'],
  [/^(?:document|contact card) omitted$|^(?:文档已忽略|已忽略文件)$/iu, 'file'],
  [/^<(?:media omitted|省略多媒体文件|省略影音檔|媒体文件已忽略|已忽略媒体文件)>$/iu, 'file'],
  [
    /^<(?:multimedia omitido|médias omis|medien ausgeschlossen|mídia oculta|media omessi)>$/iu,
    'file',
  ],
  [/^<(?:без медиафайлов|メディアは含まれていません|미디어 파일을 제외한 메시지)>$/iu, 'file'],
  [/^(?:missed (?:voice|video) call|未接语音通话|未接视频通话|未接來電)/iu, 'call'],
];

/** All of them at once, since few messages are any. */
const anyWords = new RegExp(words.map(([pattern]) => pattern.source).join('|'), 'iu');
