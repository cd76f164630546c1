import type { MessageKind } from '../../../../../shared/model/message.ts';

/** What a message is where KakaoTalk writes a word for what it cannot show. */
export function kakaoKind(text: string): MessageKind {
  const bare = text.trim();
  if (bare.length > 80) return 'text';
  return kinds.find(([pattern]) => pattern.test(bare))?.[1] ?? 'text';
}

/** The chat's name in a file name such as `KakaoTalk_Chat_동네 모임_2024-06-01-10-00-00`. */
export function kakaoTitle(stem: string): string {
  const found = /^KakaoTalk_?Chats?_(.+?)(?:_\d{4}-?\d\d-?\d\d[-_\d]*)?$/iu.exec(stem);
  return found?.[1] ?? (stem || 'KakaoTalk');
}

const kinds: readonly (readonly [RegExp, MessageKind])[] = [
  [/^(?:사진|사진 \d+장|Photo|\d+ photos)$/iu, 'image'],
  [/^(?:이모티콘|스티커|Emoticons?|Sticker)$/iu, 'sticker'],
  [/^(?:동영상|Video)$/iu, 'video'],
  [/^(?:음성메시지|음성 메시지|Voice Note|Voice message)$/iu, 'voice'],
  [/^(?:파일|File)\s*:/iu, 'file'],
  [/^(?:보이스톡|페이스톡|라이브톡|Voice Call|Video Call)/iu, 'call'],
  [/^(?:삭제된 메시지입니다\.?|This message was deleted\.?|Deleted message)$/iu, 'recall'],
];
