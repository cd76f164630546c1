import { describe, expect, it } from 'vitest';
import { readingsOf } from '../../renderer/features/imports/encoding-readings.ts';
import { newlyTaken } from '../../renderer/features/imports/newly-taken.ts';
import { isBalanced } from '../../shared/domain/imports/totals.ts';
import {
  asDetected,
  emptyOptions,
  importOptions,
  type Reading,
} from '../../renderer/features/imports/options.ts';
import { batchesOf, refusedOf } from '../../renderer/features/imports/batches-of.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { importOptionsSchema, type FileReport } from '../../shared/contract/imports.ts';

const zone = 'Asia/Shanghai';
const fileOf = (name: string) => ({ grant: name, name });
const reportOf = (path: string, status: FileReport['status']): FileReport => ({
  path,
  format: null,
  encoding: null,
  status,
  read: 0,
  new: 0,
  duplicate: 0,
  conflicting: 0,
  rejected: 0,
  system: 0,
  issues: 0,
  error: null,
});

describe('import options', () => {
  it('put what was said of one file before what was said of all', () => {
    const fields = { ...emptyOptions(zone), encoding: 'big5', dateOrder: 'DMY' } as const;
    const options = importOptions(fields, { encoding: 'shift_jis' });
    expect(options).toEqual({ agents: [], zone, encoding: 'shift_jis', dateOrder: 'DMY' });
    expect(importOptionsSchema.parse(options)).toEqual(options);
  });

  it('say that the zone was given only when it was', () => {
    expect(importOptions(emptyOptions(zone))).toEqual({ agents: [], zone });
    const given = { ...emptyOptions(zone), zone: 'UTC', zoneGiven: true };
    expect(importOptions(given)).toMatchObject({ zone: 'UTC', zoneGiven: true });
  });
});

describe('chosen files', () => {
  it('come in together where they are read in the same way, as detected first', () => {
    const readings: Record<string, Reading> = {
      b: { encoding: 'big5', dateOrder: 'DMY' },
      d: { dateOrder: 'DMY', encoding: 'big5' },
      e: { columns: { text: '#2' } },
    };
    const batches = batchesOf({
      files: ['b', 'a', 'c', 'd', 'e'].map(fileOf),
      options: emptyOptions(zone),
      readingOf: (grant) => readings[grant] ?? asDetected,
    });
    expect(batches.map(({ grants }) => grants)).toEqual([['a', 'c'], ['e'], ['b', 'd']]);
    expect(batches[1]?.options.columns).toEqual({ text: '#2' });
  });

  it('stay chosen where they were refused', () => {
    const files = ['a.txt', 'b.txt', 'c.zip'].map(fileOf);
    const reports = [
      reportOf('/home/a.txt', 'imported'),
      reportOf('C:\\logs\\b.txt', 'refused'),
      reportOf('c.zip/chat.txt', 'imported'),
    ];
    const totals = { read: 0, new: 0, duplicate: 0, conflicting: 0, rejected: 0, issues: 0 };
    const report = { batchId: null, files: reports, totals: { ...totals, refused: 1 } };
    expect(refusedOf(files, report).map(({ name }) => name)).toEqual(['b.txt']);
  });
});

describe('a file whose encoding cannot be told', () => {
  it('is shown in each that a person may choose', () => {
    const details = {
      file: 'a.txt',
      choices: 'big5, shift_jis, klingon',
      big5: '請問',
      shift_jis: 'ｽ',
    };
    expect(readingsOf(new AppError('damaged-file', 'x', details))).toEqual([
      ['big5', '請問'],
      ['shift_jis', 'ｽ'],
    ]);
  });

  it('is not asked about for any other failure', () => {
    expect(readingsOf(new AppError('damaged-file', 'x', { line: 3 }))).toBeNull();
    expect(readingsOf(new Error('x'))).toBeNull();
    expect(readingsOf(null)).toBeNull();
  });
});

describe('the ledger', () => {
  it('says when it does not add up', () => {
    const totals = {
      read: 9,
      new: 4,
      duplicate: 3,
      conflicting: 1,
      rejected: 1,
      issues: 5,
      refused: 2,
    };
    expect(isBalanced(totals)).toBe(true);
    expect(isBalanced({ ...totals, duplicate: 2 })).toBe(false);
  });
});

describe('the inbox notice', () => {
  const entry = (name: string, takenAt: number) => ({
    name,
    takenAt,
    bytes: 1,
    modifiedAt: 0,
    status: 'imported' as const,
    batchId: '1',
    newMessages: 1,
    error: null,
  });

  it('tells only what was taken while the app is open', () => {
    const taken = [entry('c', 30), entry('b', 20), entry('a', 10)];
    expect(newlyTaken(null, taken)).toEqual([]);
    expect(newlyTaken(10, taken).map(({ name }) => name)).toEqual(['c', 'b']);
    expect(newlyTaken(30, taken)).toEqual([]);
  });
});
