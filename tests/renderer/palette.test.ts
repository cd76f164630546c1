import { describe, expect, it } from 'vitest';
import { fits } from '../../renderer/app/fits.ts';
import { roomIds } from '../../renderer/app/room-ids.ts';
import { actionIds } from '../../shared/domain/shortcuts/actions.ts';

describe('the palette', () => {
  it('has an action for every room, and a room for every such action', () => {
    const led = actionIds.filter((id) => id.startsWith('room.')).map((id) => id.slice(5));
    expect(led).toEqual(roomIds);
  });

  it('finds by letters in their order, whatever stands between', () => {
    expect(fits('Go to Promises', 'prm')).toBe(true);
    expect(fits('Go to Promises', 'Go Prom')).toBe(true);
    expect(fits('Go to Promises', 'mrp')).toBe(false);
    expect(fits('去承诺', '承诺')).toBe(true);
    expect(fits('去承诺', '')).toBe(true);
  });
});
