import { hasWords, isWords, roleWords } from '../../../shared/domain/search/language/operators.ts';
import type { Clause } from '../../../shared/domain/search/language/syntax.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { timeWords } from '../../../shared/i18n/words.ts';
import { channelWords, platformWords } from '../../../shared/i18n/platform-words.ts';
import { yuan } from '../../ui/amount.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import { fullDate, fullTime, wallTime } from '../../ui/time.ts';
import { wordIn } from './query-text.ts';
import { useOperatorWord } from './use-completions.ts';

/** A condition as a person would read it: days instead of "last week", names in the language of the moment. */
export function useClauseText(): (clause: Clause, title?: string) => string {
  const t = useTexts(searchTexts);
  const language = useLanguage();
  const platforms: Readonly<Record<string, string>> = useTexts(platformWords);
  const channels: Readonly<Record<string, string>> = useTexts(channelWords);
  const { zone } = useSettings();
  const wordOf = useOperatorWord();

  const dayOf = (at: number): string => fullDate(at, zone, language);
  const momentOf = (at: number): string =>
    wallTime(at, zone).clock === '00:00' ? dayOf(at) : fullTime(at, zone, language);
  const time = (from: number | null, to: number | null): string => {
    if (from === null) return to === null ? timeWords[language].noTime : t.until(momentOf(to));
    if (to === null) return t.since(momentOf(from));
    const [first, last] = [momentOf(from), momentOf(to - 1)];
    return dayOf(from) === dayOf(to - 1) ? dayOf(from) : t.between(first, dayEnd(to, last));
  };
  // A period that ends with its last day is told by that day, not by its last minute.
  const dayEnd = (to: number, last: string): string =>
    wallTime(to, zone).clock === '00:00' ? dayOf(to - 1) : last;
  const amount = (least: number | null, most: number | null): string => {
    // `>100` asks from a cent above; nobody would say it so.
    if (least === null) {
      if (most === null) return '';
      return most % 100 === 99 ? t.lessThanAmount(yuan(most + 1)) : t.atMostAmount(yuan(most));
    }
    if (most === null)
      return least % 100 === 1 ? t.moreThanAmount(yuan(least - 1)) : t.atLeastAmount(yuan(least));
    return least === most ? yuan(least) : t.between(yuan(least), yuan(most));
  };

  return (clause, title) => {
    switch (clause.operator) {
      case 'time':
        return time(clause.from, clause.to);
      case 'amount':
        return `${wordOf('amount')} ${amount(clause.least, clause.most)}`;
      case 'platform':
        return `${wordOf('platform')} ${platforms[clause.name] ?? clause.name}`;
      case 'channel':
        return `${wordOf('channel')} ${channels[clause.name] ?? clause.name}`;
      case 'has':
        return `${wordOf('has')} ${wordIn(hasWords[clause.what], language)}`;
      case 'is':
        return `${wordOf('is')} ${wordIn(isWords[clause.what], language)}`;
      case 'role':
        return `${wordOf('role')} ${wordIn(roleWords[clause.role as keyof typeof roleWords] ?? [clause.role], language)}`;
      case 'order':
        return `${wordOf('order')} ${clause.number}`;
      case 'in':
        return `${wordOf('in')} ${title ?? clause.conversation}`;
      case 'near':
        return `${wordOf('near')} ${clause.message}`;
      default:
        return `${wordOf(clause.operator)} ${clause.name}`;
    }
  };
}
