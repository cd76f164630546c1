import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fileLog, prepareLogFile } from '../../electron/worker/log-file.ts';
import { placeIn } from '../../electron/worker/places.ts';
import { remembered } from '../../electron/worker/remembered.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keptword-remembered-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('what the program remembers', () => {
  const open = () => remembered(join(root, 'keys.json'), z.record(z.string(), z.string()), {});

  it('is not lost to another program that has it open', () => {
    const [one, other] = [open(), open()];
    one.set({ ...one.get(), a: '1' });
    other.set({ ...other.get(), b: '2' });
    expect(one.get()).toEqual({ a: '1', b: '2' });
  });

  it('is kept aside where its file is damaged', () => {
    writeFileSync(join(root, 'keys.json'), '{"a":"1"');
    const keys = open();
    expect(keys.get()).toEqual({});
    keys.set({ b: '2' });
    expect(open().get()).toEqual({ b: '2' });
    expect(readFileSync(join(root, 'keys.json.damaged'), 'utf8')).toBe('{"a":"1"');
  });
});

describe('the log of the program', () => {
  it('goes on in its file where that cannot be put aside', () => {
    const file = join(root, 'keptword.log');
    writeFileSync(file, 'x'.repeat(5_000_001));
    mkdirSync(join(root, 'keptword.log.1', 'in-the-way'), { recursive: true });
    prepareLogFile(file);
    fileLog(file).info('started');
    expect(readFileSync(file, 'utf8')).toContain('started');
  });
});

describe('a place for an archive', () => {
  it('is beside a file that has its name', () => {
    writeFileSync(join(root, 'Keptword'), '');
    expect(placeIn(root)).toMatchObject({ folder: join(root, 'Keptword 2'), holds: 'nothing' });
  });
});
