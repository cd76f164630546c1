import { describe, expect, it } from 'vitest';
import { analyseLines } from '../../../electron/cli/commands/analyse.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Analysis } from '../../../shared/model/analysis.ts';

async function* lines(...given: string[]): AsyncGenerator<string> {
  yield* given;
}

const said = (text: string): string =>
  JSON.stringify({
    id: text,
    messages: [{ i: 0, role: 'agent', time: '2026-03-04T10:30:00+08:00', text }],
  });

type Findings = Record<
  'promises' | 'disputes' | 'contradictions' | 'watch' | 'risks',
  { score: number; why: { zh: string; en: string } }[]
>;

describe('keptword analyse', () => {
  it('writes one line for each dialogue, in order, and passes over blank lines', async () => {
    const read: Analysis[] = [];
    for await (const line of analyseLines(lines(said('明天给您发货'), '', said('您好')))) {
      read.push(JSON.parse(line) as Analysis);
    }
    expect(read.map(({ id, promises }) => [id, promises.length])).toEqual([
      ['明天给您发货', 1],
      ['您好', 0],
    ]);
    expect(Object.keys(read[0] ?? {}).toSorted()).toEqual([
      'contradictions',
      'disputes',
      'id',
      'open',
      'promises',
      'risks',
      'summary',
      'watch',
    ]);
  });

  it('gives every finding a score and a reason in both languages', async () => {
    const talk = [
      '客服: 这款包邮',
      '客服: 不包邮的,明天给您补运费差价',
      '客服: 肯定正品',
      '买家: 灯罩碎了,不退就打12315',
    ];
    const messages = talk.map((line, i) => ({
      i,
      role: line.startsWith('买家') ? 'customer' : 'agent',
      time: `2026-03-04T10:0${i}:00+08:00`,
      text: line.slice(4),
    }));
    for await (const line of analyseLines(lines(JSON.stringify({ id: 'x', messages })))) {
      const { promises, disputes, contradictions, watch, risks } = JSON.parse(line) as Findings;
      for (const findings of [promises, disputes, contradictions, watch, risks]) {
        expect(findings.length).toBeGreaterThan(0);
        for (const { score, why } of findings) {
          expect(score).toBeGreaterThanOrEqual(0.5);
          expect(why.zh).toMatch(/[\u4e00-\u9fff]/);
          expect(why.en).toMatch(/^\w/);
        }
      }
    }
  });

  it.each([
    ['is not JSON', '{"id":'],
    ['is no dialogue at messages', '{"id":"x"}'],
    [
      'is no dialogue at messages.0.time',
      '{"id":"x","messages":[{"i":0,"role":"agent","time":"soon","text":""}]}',
    ],
  ])('names the line that %s', async (words, bad) => {
    const reading = analyseLines(lines(said('您好'), '', bad));
    await reading.next();
    const failure = await reading.next().catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'invalid-input', details: { line: 3 } });
    expect((failure as AppError).message).toContain(`line 3 ${words}`);
  });
});
