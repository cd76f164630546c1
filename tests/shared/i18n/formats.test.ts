import { describe, expect, it } from 'vitest';
import { formats } from '../../../electron/core/imports/detect.ts';
import type { IssueReason } from '../../../electron/core/store/import-records.ts';
import { exportGuide } from '../../../shared/i18n/export-guide.ts';
import { formatWords } from '../../../shared/i18n/formats.ts';
import { issueWords } from '../../../shared/i18n/issue-words.ts';

const ids = formats.map(({ id }) => id).toSorted();

describe.each(['zh-CN', 'en'] as const)('the words of formats in %s', (language) => {
  it('name every format that is read, each by a name of its own, and no other', () => {
    const words = formatWords[language];
    expect(Object.keys(words).toSorted()).toEqual(ids);
    expect(new Set(Object.values(words)).size).toBe(ids.length);
  });

  it('say how to get every format, each in one place', () => {
    const told = exportGuide[language].flatMap(({ ways }) => ways.flatMap((way) => way.formats));
    expect(told.toSorted()).toEqual(ids);
  });

  it('say of every reason why a record was not read, or not fully', () => {
    // What is missing here does not compile.
    const words: Readonly<Record<IssueReason, string>> = issueWords[language];
    expect(Object.values(words).filter((word) => word.trim() === '')).toEqual([]);
  });
});
