import { answerValueWords } from '../../i18n/answer-words.ts';
import type { Language } from '../../i18n/texts.ts';
import type { ToldValue } from '../../model/answers.ts';
import { parseDue } from '../detection/due/parse-due.ts';

/**
 * A value as the message has it: “明天” stands for a span of days when it is compared, and is shown as what
 * it is. Without such words as the value alone.
 */
export function valueAsWritten(value: ToldValue, text: string, language: Language): string {
  const isSpan = value.type === 'durations' && value.durations.every(({ from }) => from === 0);
  const written = isSpan ? (parseDue(text, null)?.phrase ?? nextDay.exec(text)?.[0]) : undefined;
  return written ?? valueInWords(value, language);
}

const nextDay = /次日|隔[天日]|第二天|实时|即时|秒[退到开批审]|same[- ]day|instant(?:ly)?/i;

/** A normalised value as a person would say it. */
export function valueInWords(value: ToldValue, language: Language): string {
  const words = answerValueWords[language];
  const join = language === 'en' ? ', ' : '、';
  switch (value.type) {
    case 'durations':
      return value.durations.map((one) => duration(one, language)).join(join);
    case 'named':
      return named(value.name, language);
    case 'couriers':
      return value.names.join(join);
    case 'measures':
      return value.measures
        .map((one) => `${one.variant}${one.dimension}${one.value}${one.unit}`)
        .join(join);
    case 'amount':
      return `¥${yuan(value.cents)}`;
    case 'terms':
      return Object.entries(value.terms)
        .map(([on, given]) => (on === '折' ? words.percent(given) : words.off(on, yuan(given))))
        .join(join);
    case 'text':
      return value.text;
  }
}

function named(name: string, language: Language): string {
  const words: Readonly<Record<string, unknown>> = answerValueWords[language];
  const word = words[name];
  return typeof word === 'string' ? word : name;
}

function duration(
  { from, to }: { readonly from: number; readonly to: number },
  language: Language,
): string {
  const words = answerValueWords[language];
  if (from === 0 && to === 72) return words.soon;
  const units = [
    [8760, words.years],
    [720, words.months],
    [24, words.days],
    [1, words.hours],
  ] as const;
  const isWhole = (hours: number): boolean => to % hours === 0 && from % hours === 0;
  // Up to three days a shop says it in hours.
  const fit = units.find(([hours]) => isWhole(hours) && !(hours === 24 && to <= 72 && from === to));
  const [hours, say] = fit ?? units[3];
  if (from === 0) return words.within(say(String(to / hours)));
  return say(from === to ? String(to / hours) : `${from / hours}-${to / hours}`);
}

const yuan = (cents: number): string => String(cents / 100);
