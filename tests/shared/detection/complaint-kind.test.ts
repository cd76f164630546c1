import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import model from '../../../resources/lexicons/complaint-kind.json' with { type: 'json' };
import { complaintKind } from '../../../shared/domain/detection/tone/complaint-kind.ts';
import { turnsOf } from '../../../shared/domain/detection/turns.ts';
import { disputeKinds } from '../../../shared/model/analysis.ts';
import { trainKinds } from '../../training/train-kinds.ts';
import { readExamples } from '../../training/train-tone.ts';
import { talk } from './dialogues.ts';

const linesOf = (name: string) =>
  readExamples(readFileSync(new URL(`../../training/${name}`, import.meta.url), 'utf8'));
const kindsOf = (text: string) => {
  const [turn] = turnsOf(talk(`买家: ${text}`));
  return [...(turn === undefined ? [] : complaintKind(turn))]
    .map((share, at) => ({ kind: disputeKinds[at], share }))
    .toSorted((a, b) => b.share - a.share);
};

describe('what a complaint is about', () => {
  it('is what training makes of the lines in the repository', () => {
    expect(trainKinds(linesOf('complaints.zh.txt'), true)).toEqual(model.zh);
    expect(trainKinds(linesOf('complaints.en.txt'), false)).toEqual(model.en);
  });

  it.each([
    ['quality', '水杯的盖子拧两回就滑丝了'],
    ['late_delivery', '同楼的人都收着了 我的还在路上转悠'],
    ['refund_delay', '东西早退给你们了 钱呢'],
    ['wrong_item', '配件袋里少一根管子'],
    ['price_protection', '头天买的 第二天便宜四十'],
  ])('is told without naming it, as %s: %s', (kind, text) => {
    expect(kindsOf(text)[0]?.kind).toBe(kind);
  });

  it('shares out to one', () => {
    const shares = kindsOf('你们看着办').map(({ share }) => share);
    expect(shares.reduce((left, right) => left + right, 0)).toBeCloseTo(1);
  });
});
