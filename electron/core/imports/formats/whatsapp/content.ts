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
  const ios = angled.exec(text);
  if (ios) return (ios[1] ?? ios[2])!;
  const android = bracketed.exec(text);
  return android?.[1] ?? android?.[2] ?? null;
}

/** A file numbered by the iPhone needs no known word before it, and may stand behind its caption. */
const angled = new RegExp(
  '^\\s*<\\s*(?:attached|附件|已附加|adjunto|anexado|pièce jointe|Anhang|allegato|bijgevoegd|' +
    'прикреплено|додано|eklendi|terlampir|đính kèm|แนบ|첨부됨|添付ファイル|liite|bifogat|załączono|المُرفق|מצורף)' +
    '\\s*[:：]\\s*([^<>\\s](?:[^<>]*[^<>\\s])?)\\s*>' +
    '|<[^<>:：]{2,30}[:：]\\s*(\\d{8}-[^<>]+\\.\\w{2,5})\\s*>',
  'iu',
);

/** A file numbered by Android needs no known words behind it. */
const bracketed = new RegExp(
  '^\\s*(?:((?:IMG|VID|AUD|PTT|STK|DOC)-\\d{8}-WA\\d{4,}\\.\\w{2,5}) \\([^()\\n]{3,40}\\)|' +
    '(\\S[^\\n]{0,200}\\.\\w{2,5}) \\((?:file attached|文件附件|附件|档案已附加|檔案已附加|附件檔案|' +
    'archivo adjunt(?:o|ado)|arquivo anexado|ficheiro anexado|Datei angehängt|fichier joint|file allegato|' +
    'bestand bijgevoegd|файл добавлен|файл додано|dosya ekli|file terlampir|fail dilampirkan|' +
    'tệp đính kèm|ไฟล์ที่แนบ|파일 첨부됨|添付ファイル有り|załączony plik|bifogad fil|liitetiedosto|' +
    'vedlagt fil|fil vedhæftet|soubor byl přiložen|الملف مرفق|קובץ מצורף)\\))',
  'iu',
);

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
  [
    /^(?:missed (?:voice|video|group voice|group video) call|未接语音通话|未接视频通话|未接來電|未接語音通話|未接視訊通話|verpasster (?:sprach|video)anruf|appel (?:vocal|vidéo) manqué|llamada perdida|videollamada perdida|chamada de (?:voz|vídeo) perdida|пропущенный (?:аудио|видео)звонок|chiamata (?:vocale|video) persa|panggilan (?:suara|video) tak terjawab|부재중 (?:음성|영상)통화|不在着信)/iu,
    'call',
  ],
  [/^(?:voice|video) call, (?:[\d:]+ )?\w/iu, 'call'],
  [
    /^(?:(?:пропущено|без) (?:фото|изображения)|изображение (?:опущено|отсутствует)|зображення відсутнє|görüntü dahil edilmedi|gambar tidak disertakan|đã bỏ qua hình ảnh|ไม่มีรูปภาพ|画像は含まれていません|이미지 생략됨|afbeelding weggelaten|obraz pominięto|फ़ोटो हटाई गई|لم يتم إدراج الصورة)$/iu,
    'image',
  ],
  [
    /^(?:аудио (?:опущено|отсутствует)|аудіо відсутнє|ses dahil edilmedi|audio (?:tidak disertakan|weggelaten)|bỏ qua tệp âm thanh|ไม่มีไฟล์เสียง|音声は含まれていません|오디오 생략됨|ऑडियो हटाई गयी|لم يتم إدراج المقاطع الصوتية)$/iu,
    'voice',
  ],
  [
    /^(?:видео (?:опущено|отсутствует)|відео відсутнє|video (?:dahil edilmedi|tidak disertakan|weggelaten)|đã bỏ video|วิดีโอถูกลบ|動画は含まれていません|동영상 생략됨|वीडियो छोड़ा गया|لم يتم إدراج الفيديوهات)$/iu,
    'video',
  ],
  [
    /^(?:ви видалили це повідомлення|це повідомлення було видалено|bu mesaj silindi|bu mesajı sildiniz|pesan ini (?:telah )?dihapus|anda (?:telah )?menghapus pesan ini|tin nhắn này đã bị x(?:óa|oá)|bạn đã x(?:óa|oá) tin nhắn này|ข้อความนี้ถูกลบแล้ว|คุณได้?ลบข้อความนี้|このメッセージは削除されました|このメッセージを削除しました|이 메시지는 삭제되었습니다|이 메시지를 삭제했습니다|dit bericht is verwijderd|u hebt dit bericht verwijderd|ta wiadomość została usunięta|यह मैसेज डिलीट कर दिया गया है|تم حذف هذه الرسالة|esta mensagem foi apagada)[.。]?$/iu,
    'recall',
  ],
];

/** All of them at once, since few messages are any. */
const anyWords = new RegExp(words.map(([pattern]) => pattern.source).join('|'), 'iu');
