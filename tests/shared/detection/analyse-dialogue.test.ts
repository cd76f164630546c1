import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseDialogue } from '../../../shared/domain/detection/analyse-dialogue.ts';
import { parseDue } from '../../../shared/domain/detection/due/parse-due.ts';
import { summarise } from '../../../shared/domain/detection/summary/summarise.ts';
import { analysisSchema, type Dialogue } from '../../../shared/model/analysis.ts';
import { talk } from './dialogues.ts';

/** Scraps of shop talk, so that the rules are met more often than by random letters. */
const scraps = fc.constantFrom(
  '明天',
  '给您',
  '发货',
  '退款',
  '不',
  '了',
  '吗',
  '?',
  '。',
  ' ',
  '如果',
  '48小时内',
  '投诉',
  '差评',
  '好的',
  '嗯',
  '亲',
  '您',
  '专员',
  '联系您',
  '可以的',
  '已经',
  '质量太差',
  '还没',
  '20元',
  '3-5个工作日',
  "we'll",
  'refund',
  ' tomorrow',
  ' you',
  ' not',
  ' by Friday',
  ' still waiting',
  '！',
  '我',
  '4月31日',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(scraps, { maxLength: 14 }).map((parts) => parts.join('')),
);
const time = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().replace('Z', '+08:00'));
const dialogue: fc.Arbitrary<Dialogue> = fc.record({
  id: fc.string(),
  messages: fc
    .array(
      fc.record({
        role: fc.constantFrom('customer', 'agent', 'system', 'bot', 'unknown'),
        time: fc.option(time),
        text,
      }),
      { maxLength: 12 },
    )
    .map((messages) => messages.map((message, i) => ({ ...message, i: i * 3 + 1 }))),
});

describe('analyseDialogue', () => {
  it('answers anything at all, twice the same, with messages that exist', () => {
    fc.assert(
      fc.property(dialogue, (given) => {
        const said = analysisSchema.parse(analyseDialogue(given));
        expect(analyseDialogue(given)).toEqual(said);
        const roleOf = new Map(given.messages.map(({ i, role }) => [i, role]));
        for (const { i } of said.promises) expect(roleOf.get(i)).toBe('agent');
        for (const { messages } of said.disputes) {
          for (const i of messages) expect(roleOf.get(i)).toBe('customer');
        }
        for (const { a, b } of said.contradictions) {
          expect([roleOf.get(a), roleOf.get(b)]).toEqual(['agent', 'agent']);
          expect(a).toBeLessThan(b);
        }
        if (said.open.i !== null) expect(roleOf.has(said.open.i)).toBe(true);
        expect(said.open.isOpen).toBe(said.open.kind !== null);
        expect(said.summary.length).toBeLessThanOrEqual(180);
      }),
      { numRuns: 500 },
    );
  });

  it('quotes due phrases from the messages, with times that are valid and not long past', () => {
    fc.assert(
      fc.property(text, time, (said, at) => {
        const due = parseDue(said, at);
        if (due === null) return;
        expect(said).toContain(due.phrase);
        if (due.iso !== null) expect(Number.isNaN(Date.parse(due.iso))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '嗯',
    '好',
    '亲',
    '好的',
    '1',
    '[订单',
    '是',
    'ok ',
    'thanks ',
    '没有',
    '一',
    '3-',
    '@a ',
  ])('gets through a message of nothing but "%s"', (unit) => {
    const long = `${unit.repeat(3000)}x`;
    expect(analyseDialogue(talk(`买家: ${long}`, `客服: ${long}`)).promises).toEqual([]);
  });

  it('needs no language: each message is read by its own script', () => {
    const said = analyseDialogue(
      talk('买家: 什么时候发', '客服: 明天给您发货', "a: We'll ship it tomorrow"),
    );
    expect(said.promises.map(({ i, kind }) => [i, kind])).toEqual([
      [1, 'ship'],
      [2, 'ship'],
    ]);
  });

  it('reads a dialogue whose messages have no times', () => {
    const { messages } = talk('客服: 明天给您发货');
    const untimed = messages.map((message) => ({ ...message, time: null }));
    expect(analyseDialogue({ id: 'x', messages: untimed }).promises[0]?.due).toEqual({
      phrase: '明天',
      iso: null,
    });
  });

  it('sums up what the customer wants and what was promised', () => {
    const summary = summarise(
      talk(
        '买家: 在吗',
        '客服: 您好,请问有什么可以帮您',
        '买家: 我买的吊灯收到就碎了一个灯罩,要求补发',
        '客服: 非常抱歉,我们明天下午给您补发一个灯罩',
        '买家: 好的',
        '客服: 祝您生活愉快',
      ),
    );
    expect(summary).toContain('灯罩');
    expect(summary).toContain('补发');
    expect(summary).toContain('明天下午');
    expect(summary).not.toContain('祝您');
    expect(summary.length).toBeLessThanOrEqual(90);
  });
});
