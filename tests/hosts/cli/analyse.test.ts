import { describe, expect, it } from 'vitest';
import { analyseLines } from '../../../electron/cli/commands/analyse.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { analysisSchema, type Analysis } from '../../../shared/model/analysis.ts';

async function* lines(...given: string[]): AsyncGenerator<string> {
  yield* given;
}

const said = (text: string): string =>
  JSON.stringify({
    id: text,
    messages: [{ i: 0, role: 'agent', time: '2026-03-04T10:30:00+08:00', text }],
  });

describe('keptword analyse', () => {
  it('writes one line for each dialogue, in order, and passes over blank lines', async () => {
    const read: Analysis[] = [];
    for await (const line of analyseLines(lines(said('明天给您发货'), '', said('您好')))) {
      read.push(analysisSchema.parse(JSON.parse(line)));
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
