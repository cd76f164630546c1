/** A date line, as far as it can be read without knowing the order of the file. */
export interface Day {
  readonly raw: string;
  /** As written; the year is whole already where it is known to be the first. */
  readonly parts: readonly [number, number, number];
  readonly isYearFirst: boolean;
  /** 0 for Sunday; null where the line names no day of the week in a known language. */
  readonly weekday: number | null;
  /** `9/25/2026` or `2026/9/25` and no more: rather something that a person wrote, unless the file has no other days. */
  readonly isBare: boolean;
}

/** Reads `2024/01/14(Sun)`, `2024.01.02 Tuesday`, `2024/1/2週二`, `Fri, 9/25/2026`, `R7/02/09(日)`, `2567/01/14`. */
export function readDay(text: string): Day | null {
  if (text.length > 40) return null;
  const line = text.replace(/^[\ufeff\u200e\u200f]+/u, '').trim();
  const first = yearFirst.exec(line);
  if (first) {
    const [, era, year, month, day, word = ''] = first;
    const shift = era === undefined ? 0 : (eras[era.toUpperCase()] ?? 0);
    const parts = [sinceChrist(Number(year) + shift), Number(month), Number(day)] as const;
    if (era === undefined && Number(year) < 1900) return null;
    const weekday = weekdayOf(word);
    return word !== '' && weekday === null
      ? null
      : { raw: line, parts, isYearFirst: true, weekday, isBare: weekday === null };
  }
  const last = yearLast.exec(line);
  if (!last) return null;
  const [, before = '', a, b, year, after = ''] = last;
  const word = before || after;
  const weekday = weekdayOf(word);
  if (word.trim() !== '' && weekday === null) return null;
  const parts = [Number(a), Number(b), sinceChrist(Number(year))] as const;
  return { raw: line, parts, isYearFirst: false, weekday, isBare: weekday === null };
}

/** Thai phones count from the Buddha's death. */
function sinceChrist(year: number): number {
  return year > 2400 ? year - 543 : year;
}

const yearFirst =
  /^([RHS])?(\d{1,4})\s?[./\-年]\s?(\d{1,2})\s?[./\-月]\s?(\d{1,2})[日.]?\s*((?:[^\d\s]|(?<=\(T)\d){0,14})$/iu;
const yearLast =
  /^([\p{L}\p{M}.]{1,12},?\s+)?(\d{1,2})[./-](\d{1,2})[./-](\d{4})(\s*[^\d\s]{1,12})?$/u;

/** The first year of an era less one: Reiwa 1 is 2019, Heisei 1 is 1989, Showa 1 is 1926. */
const eras: Readonly<Record<string, number>> = { R: 2018, H: 1988, S: 1925 };

function weekdayOf(word: string): number | null {
  const bare = word
    .replace(/[\s(),（）.]/gu, '')
    .replace(/^(?:星期|週|周|礼拜|禮拜|วัน)/u, '')
    .toLowerCase();
  if (bare === '') return null;
  const index = weekdays.findIndex((names) => names.some((name) => bare === name));
  return index < 0 ? null : index;
}

const weekdays: readonly (readonly string[])[] = [
  'sun sunday 日 天 日曜日 日曜 일 일요일 อา อาทิตย์ min minggu dom domingo domenica dim dimanche so sonntag вс cn paz',
  'mon monday 一 月 月曜日 月曜 월 월요일 จ จันทร์ sen senin lun lunes lundi lunedì mo montag seg segunda пн pzt t2',
  'tue tues tuesday 二 火 火曜日 火曜 화 화요일 อ อังคาร sel selasa mar martes mardi martedì di dienstag ter terça вт t3 sal',
  'wed wednesday 三 水 水曜日 水曜 수 수요일 พ พุธ rab rabu mié miércoles mer mercredi mercoledì mi mittwoch qua quarta ср t4 çar',
  'thu thur thurs thursday 四 木 木曜日 木曜 목 목요일 พฤ พฤหัสบดี kam kamis jue jueves jeu jeudi gio giovedì do donnerstag qui quinta чт t5 per',
  'fri friday 五 金 金曜日 金曜 금 금요일 ศ ศุกร์ jum jumat vie viernes ven vendredi venerdì fr freitag sex sexta пт t6 cum',
  'sat saturday 六 土 土曜日 土曜 토 토요일 ส เสาร์ sab sabtu sáb sábado sam samedi sabato sa samstag сб t7 cmt',
].map((names) => names.split(' '));
