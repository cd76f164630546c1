import { answerValueWords } from '../../i18n/answer-words.ts';
import type { Language } from '../../i18n/texts.ts';
import type { ToldValue } from '../../model/answers.ts';

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
) {
  const words = answerValueWords[language];
  const unit = [8760, 720, 24].find((hours) => to % hours === 0 && from % hours === 0) ?? 1;
  const isShort = unit === 24 && to <= 72 && from === to;
  const [size, say] = isShort
    ? ([1, words.hours] as const)
    : unit === 8760
      ? ([8760, words.years] as const)
      : unit === 720
        ? ([720, words.months] as const)
        : unit === 24
          ? ([24, words.days] as const)
          : ([1, words.hours] as const);
  return say(from === to ? String(to / size) : `${from / size}-${to / size}`);
}

const yuan = (cents: number): string => String(cents / 100);
