import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readRecoveryCode,
  recoveryBytes,
  recoveryCodeOf,
} from '../../../shared/domain/encryption/recovery-code.ts';

const bytes = fc.uint8Array({ minLength: recoveryBytes, maxLength: recoveryBytes });

describe('a recovery code', () => {
  it('is groups of letters that are not mistaken for others', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const code = recoveryCodeOf(given);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(readRecoveryCode(code)).toBe(code);
      }),
    );
  });

  it('is another one for other bytes', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        fc.pre(one.some((byte, index) => byte !== other[index]));
        expect(recoveryCodeOf(one)).not.toBe(recoveryCodeOf(other));
      }),
    );
  });

  it('is read however a person types it', () => {
    const code = recoveryCodeOf(new Uint8Array(recoveryBytes).fill(1));
    expect(code).toContain('0');
    const typed = [
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      code.replaceAll('-', ''),
      code.replaceAll('0', 'O').replaceAll('1', 'l'),
      ` ${code.replaceAll('-', '–')}\n`,
      [...code].map((one) => String.fromCodePoint(one.codePointAt(0)! + 0xfee0)).join(''),
    ];
    for (const text of typed) expect(readRecoveryCode(text)).toBe(code);
  });

  it('is refused with a wrong letter, two that changed places, or one too few', () => {
    fc.assert(
      fc.property(bytes, fc.nat(33), (given, at) => {
        const letters = [...recoveryCodeOf(given).replaceAll('-', '')];
        const wrong = letters.with(at, letters[at] === 'A' ? 'B' : 'A');
        expect(readRecoveryCode(wrong.join(''))).toBeNull();
        const [one, two] = [letters[at]!, letters[at + 1] ?? letters[at]!];
        fc.pre(at < 31 && one !== two);
        expect(
          readRecoveryCode(
            letters
              .with(at, two)
              .with(at + 1, one)
              .join(''),
          ),
        ).toBeNull();
        expect(readRecoveryCode(letters.slice(1).join(''))).toBeNull();
      }),
    );
  });
});
