import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import model from '../../../resources/lexicons/complaint-tone.json' with { type: 'json' };
import { complaintTone, likelihood } from '../../../shared/domain/detection/tone/complaint-tone.ts';
import { featuresOf } from '../../../shared/domain/detection/tone/features.ts';
import { turnsOf } from '../../../shared/domain/detection/turns.ts';
import { readExamples, trainTone } from '../../training/train-tone.ts';
import { talk } from './dialogues.ts';

const linesOf = (name: string) =>
  readExamples(readFileSync(new URL(`../../training/${name}`, import.meta.url), 'utf8'));
const toneOf = (text: string) => {
  const [turn] = turnsOf(talk(`买家: ${text}`));
  return turn === undefined ? 0 : complaintTone(turn);
};

describe('the tone of a complaint', () => {
  it('is what training makes of the lines in the repository', () => {
    expect(trainTone(linesOf('complaints.zh.txt'), true)).toEqual(model.zh);
    expect(trainTone(linesOf('complaints.en.txt'), false)).toEqual(model.en);
  });

  it('is told on lines that it was not trained on: four times in five, in English three in four', () => {
    for (const [name, isChinese, least] of [
      ['complaints.zh.txt', true, 0.8],
      ['complaints.en.txt', false, 0.75],
    ] as const) {
      const lines = linesOf(name);
      const held = lines.filter((_, index) => index % 5 === 0);
      const seen = lines.filter((_, index) => index % 5 !== 0);
      const trained = trainTone(seen, isChinese);
      const right = held.filter(({ text, isComplaint }) => isComplaint === isTold(trained, text));
      expect(right.length / held.length).toBeGreaterThan(least);
    }
  });

  it('is heard without any word of complaint', () => {
    expect(toneOf('水龙头才装上就滴滴答答')).toBeGreaterThan(0.7);
    expect(toneOf('请问水龙头垫圈单卖吗')).toBeLessThan(0.3);
    expect(toneOf('好')).toBe(0);
  });
});

function isTold(trained: ReturnType<typeof trainTone>, text: string): boolean {
  const [turn] = turnsOf(talk(`买家: ${text}`));
  const features = turn === undefined ? [] : featuresOf(turn.text, turn.isChinese);
  return likelihood(features, new Map(Object.entries(trained.weights)), trained.bias) > 0.5;
}
