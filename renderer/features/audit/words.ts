import { auditActions, auditNouns, auditTexts } from '../../../shared/i18n/audit.ts';
import { historyActions } from '../../../shared/i18n/history.ts';
import { useTexts } from '../../ui/language.ts';

type Words = Readonly<Record<string, string | undefined>>;

/** The log's own names in words; a name that nobody translated stands as it is. */
export function useAuditWords() {
  const nouns: Words = useTexts(auditNouns);
  const own: Words = useTexts(auditActions);
  const shared: Words = useTexts(historyActions);
  const { unnamed } = useTexts(auditTexts);
  return {
    person: (name: string): string => (name === '' ? unnamed : name),
    noun: (name: string): string => nouns[name] ?? name,
    /** `stage:closed` is a `stage`. */
    action: (name: string): string => {
      const [first = name] = name.split(':');
      return own[name] ?? shared[first] ?? own[first] ?? name;
    },
  };
}
