import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/contract/errors.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import { createTokenCheck } from '../../electron/web/guard.ts';

const token = 'ab'.repeat(32);

describe('the check of tokens', () => {
  it('tells who guesses to wait after ten wrong ones, and lets the right one in meanwhile', () => {
    const { check, pass } = started();
    for (let tries = 0; tries < 10; tries++) expect(waitOf(() => check('00'))).toBe(null);
    expect(waitOf(() => check('00'))).toBe(60);
    expect(check(token)).toBe(undefined);
    pass(59_000);
    expect(waitOf(() => check('00'))).toBe(1);
    pass(1_000);
    expect(waitOf(() => check('00'))).toBe(null);
  });

  it('is not put off longer by those who do not wait', () => {
    const { check, pass } = started();
    for (let tries = 0; tries < 500; tries++) waitOf(() => check('00'));
    pass(60_000);
    expect(waitOf(() => check('00'))).toBe(null);
  });
});

function started(): { check: (given: string) => void; pass: (ms: number) => void } {
  let now = 1_000_000;
  const checkToken = createTokenCheck(token, { clock: { now: () => now }, log: silentLog });
  return {
    check: (given) =>
      checkToken({ headers: { authorization: `Bearer ${given}` } } as IncomingMessage),
    pass: (ms) => {
      now += ms;
    },
  };
}

/** Seconds to wait; null for a plain refusal. */
function waitOf(act: () => void): number | null {
  try {
    act();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'permission-denied') throw error;
    return (error.details?.['retryAfterSeconds'] as number | undefined) ?? null;
  }
  throw new Error('It was let in.');
}
