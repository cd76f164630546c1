/** What a wording says that its sources do not. */
export interface Unfaithful {
  readonly kind: 'number' | 'date' | 'name';
  readonly text: string;
}

/**
 * Facts of `text` that stand nowhere in `sources`: numbers, amounts and order numbers whole (never a part
 * of a longer one), words of time, names. `names` are those that the archive knows. An empty result says
 * that nothing was added, not that the meaning is the same: a person reads it.
 */
export function unfaithfulFacts(
  text: string,
  sources: readonly string[],
  names: readonly string[],
): Unfaithful[] {
  const said = folded(text);
  const known = folded(sources.join('\n'));
  const found: Unfaithful[] = [];
  const check = (
    kind: Unfaithful['kind'],
    inText: Iterable<string>,
    isKnown: (one: string) => boolean,
  ) => {
    for (const one of new Set(inText)) if (!isKnown(one)) found.push({ kind, text: one });
  };
  const knownNumbers = new Set(matches(known, numbers).map(plainNumber));
  check('number', matches(said, numbers), (one) => knownNumbers.has(plainNumber(one)));
  check('number', matches(said, chineseNumbers), (one) => known.includes(one));
  check('date', matches(said, timeWords), (one) => known.includes(one));
  check('name', matches(said, titledNames), (one) => known.includes(one));
  check('name', matches(said, latinWords), (one) => known.includes(one));
  check(
    'name',
    names.map(folded).filter((name) => name.length > 1 && said.includes(name)),
    (one) => known.includes(one),
  );
  return found;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function matches(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? [];
}

/** `1,200.50` and `1200.5` are one number; an order number keeps its leading zeros. */
function plainNumber(number: string): string {
  const plain = number.replaceAll(',', '');
  return plain.includes('.') ? plain.replace(/\.?0+$/u, '') : plain;
}

const numbers = /\d+(?:,\d{3})*(?:\.\d+)?/gu;
const chineseNumbers =
  /[零〇一二两三四五六七八九十百千万亿半]+(?:块|元|毛|角|折|个|件|盏|单|次|遍|天|日|号|月|年|周|星期|点|小时|分钟|工作日)/gu;
const timeWords =
  /今[天日晚早]|明[天日晚早]|后[天日]|昨[天日晚]|前[天日]|(?:本|这|下|上)(?:个)?(?:周|星期|礼拜|月)[一二三四五六日天末]?|(?:周|星期|礼拜)[一二三四五六日天末]|凌晨|早上|上午|中午|下午|傍晚|晚上|半夜|月底|月初|年底|双十[一二]|\b(?:today|tomorrow|yesterday|tonight|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)\b/gu;
/** 王女士, 张经理: a surname or two letters before a title. */
const titledNames = /[\p{Script=Han}]{1,2}(?:先生|女士|小姐|太太|老师|经理|主管|店长|师傅)/gu;
const latinWords = /[a-z][a-z0-9_-]{2,}/gu;
