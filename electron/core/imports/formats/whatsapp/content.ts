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

const editedMark =
  /<(?:This message was edited|此消息已(?:被)?编辑|此訊息已編輯|已编辑|se editó este mensaje\.?|mensagem editada|diese nachricht wurde bearbeitet\.?)>\s*$/iu;

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
  [
    /^(?:此消息已(?:被)?删除|[您你](?:已)?删除了?此消息|此訊息已(?:被)?刪除|[您你]已?刪除了?此(?:則)?訊息)[。.]?$/u,
    'recall',
  ],
  [
    /^(?:se eliminó este mensaje|eliminaste este mensaje|mensagem apagada|essa mensagem foi apagada|você apagou esta mensagem|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|ce message a été supprimé|vous avez supprimé ce message|questo messaggio è stato eliminato|hai eliminato questo messaggio|данное сообщение удалено|вы удалили данное сообщение)\.?$/iu,
    'recall',
  ],
  [
    /^(?:image omitted|(?:图像|图片|圖像|圖片)已?(?:忽略|省略|略去)|(?:已忽略|省略|已省略)图片|imagen omitida|imagem ocultada|bild weggelassen|image absente|immagine omessa)$/iu,
    'image',
  ],
  [
    /^(?:audio omitted|(?:音频|語音|音訊)已?(?:忽略|省略|略去)|已(?:忽略|省略)音频|audio omitido|áudio ocultado|audio weggelassen|audio absent|audio omesso)$/iu,
    'voice',
  ],
  [
    /^(?:(?:video|video note) omitted|(?:视频|影片|視訊)已?(?:忽略|省略|略去)|已(?:忽略|省略)视频|video omitido|vídeo ocultado|video weggelassen|vidéo absente|video omesso)$/iu,
    'video',
  ],
  [
    /^(?:sticker|gif) omitted$|^(?:贴图|貼圖|GIF)已?(?:忽略|省略|略去)$|^已(?:忽略|省略)贴图$|^sticker (?:omitido|weggelassen|omesso|absent)$|^figurinha omitida$/iu,
    'sticker',
  ],
  [
    /^(?:document|contact card) omitted$|^(?:文档|文件)已?(?:忽略|省略|略去)$|^已(?:忽略|省略)文(?:件|档)$|^documento omitido$|^dokument weggelassen$/iu,
    'file',
  ],
  [
    /^<(?:media omitted|省略多媒体文件|已?省略影音檔|已略過多媒體檔案|(?:已忽略|已省略)?媒体文件(?:已忽略|已省略)?)>$/iu,
    'file',
  ],
  [
    /^<(?:multimedia omitido|archivo omitido|médias omis|medien ausgeschlossen|mídia oculta|mídia omitida|media omessi|media weggelaten|medya dahil edilmedi|media tidak disertakan)>$/iu,
    'file',
  ],
  [
    /^<(?:без медиафайлов|メディアは含まれていません|미디어 파일을 제외한 메시지|המדיה לא נכללה)>$/iu,
    'file',
  ],
  [/^(?:missed (?:voice|video) call|未接语音通话|未接视频通话|未接來電)/iu, 'call'],
];

/** All of them at once, since few messages are any. */
const anyWords = new RegExp(words.map(([pattern]) => pattern.source).join('|'), 'iu');
