import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchIdle } from '../../renderer/app/watch-idle.ts';

let page: EventTarget;
let locked: number;
let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  locked = 0;
  stop = watchIdle(page, 2, () => (locked += 1));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('a page that nobody touches', () => {
  it('is noticed after the minutes that were set, once', () => {
    vi.advanceTimersByTime(119_000);
    expect(locked).toBe(0);
    vi.advanceTimersByTime(600_000);
    expect(locked).toBe(1);
  });

  it.each(['keydown', 'pointermove', 'wheel'])('counts anew after a %s', (hand) => {
    vi.advanceTimersByTime(100_000);
    page.dispatchEvent(new Event(hand));
    vi.advanceTimersByTime(100_000);
    expect(locked).toBe(0);
    vi.advanceTimersByTime(30_000);
    expect(locked).toBe(1);
  });

  it('counts the time that the computer slept, even when a hand wakes it', () => {
    vi.setSystemTime(Date.now() + 3_600_000);
    page.dispatchEvent(new Event('pointermove'));
    expect(locked).toBe(1);
  });

  it('is left alone once nobody watches', () => {
    stop();
    vi.advanceTimersByTime(600_000);
    expect(locked).toBe(0);
  });
});
