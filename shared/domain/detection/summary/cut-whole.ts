/** At most `room` letters of a text; a number, an amount or a Latin word is kept whole or left out. */
export function cutWhole(text: string, room: number): string {
  if (text.length <= room) return text;
  let end = Math.max(0, room);
  while (end > 0 && isTogether(text[end - 1]) && isTogether(text[end])) end -= 1;
  return text.slice(0, end);
}

const isTogether = (letter: string | undefined): boolean =>
  letter !== undefined && together.test(letter);

const together =
  /[\p{Script=Latin}\p{N}\p{Surrogate}.,:%¥￥$/-]|[零〇一二两三四五六七八九十百千万亿半元块角毛折年月日号点分秒时天周]/u;
