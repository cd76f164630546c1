import causes from '../../resources/disputes/causes.json' with { type: 'json' };
import spotRules from '../../resources/spot-checks/rules.json' with { type: 'json' };
import {
  hasWords,
  isWords,
  operatorWords,
  roleWords,
} from '../../shared/domain/search/language/operators.ts';

/** Chinese words of tables that are no catalogues: causes of disputes, rules of spot checks, operators. */
export function chineseTableWords(): string[] {
  const details = causes.causes.flatMap((cause) => cause.details);
  const operators = [operatorWords, hasWords, isWords, roleWords].flatMap((table) =>
    Object.values<readonly string[]>(table).flat(),
  );
  const all = [
    ...[...causes.causes, ...details, ...spotRules.rules].map(({ zh }) => zh),
    ...details.map(({ remedyZh }) => remedyZh),
    ...operators,
  ];
  return [...new Set(all)].filter((word) => /\p{Script=Han}/u.test(word));
}
