import { formatWords } from '../../../shared/i18n/formats.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { issueWords } from '../../../shared/i18n/issue-words.ts';
import { roleWords } from '../../../shared/i18n/words.ts';
import { roles, type Role } from '../../../shared/model/message.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { zoneName } from '../../ui/zones.ts';

/** Roles, date orders and zones in words; names as they are. */
export function useChoiceWords(): (choice: string) => string {
  const t = useTexts(importsTexts);
  const roleNames = useTexts(roleWords);
  const orders: Readonly<Record<string, string>> = {
    YMD: t.dateYMD,
    DMY: t.dateDMY,
    MDY: t.dateMDY,
  };
  const language = useLanguage();
  return (choice) => {
    if (roles.includes(choice as Role)) return roleNames[choice as Role];
    return orders[choice] ?? (/^[A-Z]\w+\/\w/.test(choice) ? zoneName(choice, language) : choice);
  };
}

/** A format by its name; one that this version does not know by its id. */
export function useFormatWords(): (format: string) => string {
  const words: Readonly<Record<string, string>> = useTexts(formatWords);
  return (format) => words[format] ?? format;
}

/** Why a line was not read; a reason that this version does not know by its code. */
export function useIssueWords(): (reason: string) => string {
  const words: Readonly<Record<string, string>> = useTexts(issueWords);
  return (reason) => words[reason] ?? reason;
}
