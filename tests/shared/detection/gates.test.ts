import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateOf } from '../../../shared/domain/detection/gates.ts';
import { gated } from '../../../shared/domain/detection/lexicon.ts';
import { requiredCharacters } from '../../../shared/domain/detection/required-characters.ts';

const folder = new URL('../../../resources/lexicons/', import.meta.url);

/** Every expression of the lexicons that compiles by itself. */
const sources = readdirSync(folder)
  .filter((name) => !/^(?:complaint-tone|traditional|holidays)/.test(name))
  .flatMap((name) => stringsIn(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
  .flatMap((source) => [...new Set([source, ...source.split('|')])])
  .filter(compiles);
/** Words of the expressions, so that texts made of them match many. */
const words = [
  ...new Set(sources.flatMap((source) => source.match(/[\u3400-\u9fffa-z0-9]{1,6}/g) ?? [])),
];

describe('the gate of a pattern', () => {
  it('is open to every text that a pattern of the lexicons matches', () => {
    const patterns = sources.map((source) => ({
      plain: new RegExp(source, 'u'),
      mayMatch: gateOf([source]),
    }));
    const text = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(' ', ',', '。', '\n', '😀')), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (said) => {
        const shut = patterns.filter(({ plain, mayMatch }) => plain.test(said) && !mayMatch(said));
        expect(shut.map(({ plain }) => plain.source)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps out what has nothing of what the pattern needs, the very first text too', () => {
    const mayMatch = gateOf(['退(?:款|钱)', '\\d+天内']);
    expect(['退款了吗', '3天内', '没到账', '今天', ''].map(mayMatch)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('tells texts apart that are alike in length and at their ends', () => {
    const pattern = gated(/琉璃/);
    expect(['灯罩琉璃盏的灯', '灯罩玻璃盏的灯', '灯罩琉璃盏的灯'].map(pattern.test)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it.each([
    ['今天发', ['今天', '天发']],
    ['[发就]走', ['走', '发走', '就走']],
    ['运?费', ['费']],
    ['(?:好|行)?的', ['的']],
    ['\\p{L}琉', ['琉']],
    ['(?<!不)赔', ['赔']],
  ])('needs of %s one of %j', (source, wanted) => {
    expect([...(requiredCharacters(source) ?? [])].every((one) => wanted.includes(one))).toBe(true);
    expect(requiredCharacters(source)).not.toBeNull();
  });

  it.each(['.*', '不?', '(?:发|)', '[^好]', '\\s+', '(?=发)'])(
    'needs nothing certain of %s',
    (source) => expect(requiredCharacters(source)).toBeNull(),
  );
});

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
