import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { sideBySide } from '../../../electron/core/imports/side-by-side.ts';

async function* telling(name: string, times: number, ended: string[]) {
  try {
    for (let time = 1; time <= times; time++) {
      await wait(0);
      yield `${name}${time}`;
    }
  } finally {
    ended.push(name);
  }
}

async function* failing(): AsyncGenerator<string, void, undefined> {
  await wait(0);
  yield 'once';
  throw new Error('broken');
}

async function allOf(telling: AsyncGenerator<string>): Promise<string[]> {
  const told: string[] = [];
  for await (const one of telling) told.push(one);
  return told;
}

it('gives all that several tell, each in its order, and ends with the last', async () => {
  const ended: string[] = [];
  const told = await allOf(sideBySide(telling('a', 3, ended), telling('b', 5, ended)));
  expect(told.filter((one) => one.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  expect(told.filter((one) => one.startsWith('b'))).toEqual(['b1', 'b2', 'b3', 'b4', 'b5']);
  expect(ended).toEqual(['a', 'b']);
});

it('ends the others when one fails, and all when nobody listens', async () => {
  const ended: string[] = [];
  const all = sideBySide(failing(), telling('a', 1_000, ended));
  await expect(allOf(all)).rejects.toThrow('broken');
  expect(ended).toEqual(['a']);
  for await (const _ of sideBySide(telling('b', 1_000, ended), telling('c', 1_000, ended))) break;
  expect(ended.toSorted()).toEqual(['a', 'b', 'c']);
});
