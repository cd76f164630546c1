import type { FixtureMessage } from '../archive-fixture.ts';

/** What is to be found, said as plainly as can be: no index, no tokens, no store. */
export function bruteForce(
  messages: readonly FixtureMessage[],
  terms: readonly string[],
  excluded: readonly string[] = [],
  isLeft: (message: FixtureMessage) => boolean = () => true,
): string[] {
  const wanted = terms.map(foldedPlainly);
  const unwanted = excluded.map(foldedPlainly);
  return messages
    .map((message, at) => ({ message, id: at + 1, text: plainOf(message) }))
    .filter(
      ({ message, text }) =>
        wanted.every((term) => text.includes(term)) &&
        !unwanted.some((term) => text.includes(term)) &&
        isLeft(message),
    )
    .toSorted((a, b) => timeOf(b.message) - timeOf(a.message) || b.id - a.id)
    .map(({ id }) => String(id));
}

const known = new WeakMap<FixtureMessage, string>();

function plainOf(message: FixtureMessage): string {
  const text = known.get(message) ?? foldedPlainly(message.text);
  known.set(message, text);
  return text;
}

/** Full width is half width, capital is small, space is space, Traditional is Simplified. */
export function foldedPlainly(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('￥', '¥')
    .replaceAll(/\s/g, ' ')
    .replaceAll(/./gu, (char) => simplified[char] ?? char)
    .toLowerCase();
}

/** The Traditional characters of the tests' own texts. */
const simplified: Readonly<Record<string, string>> = {
  貨: '货',
  發: '发',
  髮: '发',
  運: '运',
  費: '费',
  燈: '灯',
  罩: '罩',
  還: '还',
  沒: '没',
  會: '会',
  後: '后',
  這: '这',
  裡: '里',
  裏: '里',
  買: '买',
  給: '给',
  補: '补',
  換: '换',
  單: '单',
  臺: '台',
  檯: '台',
  麼: '么',
  時: '时',
  請: '请',
  問: '问',
  誰: '谁',
  個: '个',
};

function timeOf({ sentAt }: FixtureMessage): number {
  return sentAt ?? Number.MIN_SAFE_INTEGER;
}
