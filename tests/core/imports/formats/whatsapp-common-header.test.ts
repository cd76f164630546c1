import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommonHeader } from '../../../../electron/core/imports/formats/whatsapp/common-header.ts';
import { readAnyHeader } from '../../../../electron/core/imports/formats/whatsapp/header.ts';

/** Pieces of headers, most of them as they are written, some as they are not. */
const one = (...pieces: string[]) => fc.constantFrom(...pieces);
const digits = (most: number) => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`));
const odd = one('', '', '', '', ' ', '\u202f', '\u200e', '\t', '.', ',', ':', '7', '٣', 'M', ']');
const line = fc
  .tuple(
    one('', '[', '[', '\u200e['),
    fc.oneof(one('2024', '24', '9', '12'), digits(5)),
    one('/', '-', '.', '年'),
    digits(2),
    one('/', '-', '.', '月'),
    fc.oneof(one('1', '31', '24', '2024'), digits(5)),
    one(' ', ', ', ',', '，', '  ', ' at '),
    digits(2),
    one(':', '.'),
    digits(2),
    one('', ':05', ':59', '.10', ':1'),
    one('', ' AM', ' pm', '\u202fPM', ' a. m.', ' P.M.', ' Mum'),
    one('] ', ']', ' - ', ' – ', ': ', ' -', ']\u3000', '] \u200e', ' '),
    one('Ann: hi', 'Ann created group “Lamps”', '', '\u200eAnn: x', '1:2: 3'),
  )
  .chain((pieces) =>
    fc.tuple(fc.nat(pieces.length - 1), odd).map(([at, mark]) => {
      const written = [...pieces];
      written[at] = mark + (written[at] ?? '');
      return written.join('');
    }),
  );

describe('a header that is read without the general pattern', () => {
  it('is read as the general pattern reads it', () => {
    fc.assert(
      fc.property(line, (text) => {
        const header = readCommonHeader(text);
        if (header) expect(header).toEqual(readAnyHeader(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    '[2024/9/1 08:01:02] Ann: hi',
    '[24/9/1, 8:01:02 AM] Ann: hi',
    '2/11/23, 3:05\u202fpm - Ann: hi',
    '31.12.19, 23:59 - Ann: hi',
  ])('is one of the many: %s', (text) => {
    expect(readCommonHeader(text)).toEqual(readAnyHeader(text));
    expect(readCommonHeader(text)).not.toBeNull();
  });
});
