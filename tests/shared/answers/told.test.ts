import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionMiner } from '../../../shared/domain/answers/mine-questions.ts';
import { readValue, valuesOf } from '../../../shared/domain/answers/read-value.ts';
import { toldIn } from '../../../shared/domain/answers/told.ts';
import { valueInWords } from '../../../shared/domain/answers/value-in-words.ts';
import { valueKey } from '../../../shared/domain/answers/value-key.ts';
import { cannotBothBe } from '../../../shared/domain/answers/values-differ.ts';
import { turnsOf } from '../../../shared/domain/detection/turns.ts';
import type { DialogueMessage } from '../../../shared/model/analysis.ts';
import { toldLimitsSchema, toldValueSchema, topics } from '../../../shared/model/answers.ts';

const pieces = [
  '运费',
  '退货',
  '我们承担',
  '您自己出',
  '发货',
  '48小时',
  '3-5天',
  '明天',
  '包邮',
  '不',
  '189元',
  '满300减30',
  '八折',
  '补偿20元',
  '正品',
  '质保两年',
  '直径25厘米',
  '顺丰',
  '多少钱',
  '吗',
  '，',
  '。',
  '破例',
  'free shipping',
  'within 24 hours',
  'refund',
  '\ud800',
  '8月27日',
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const anyDialogue = fc.array(
  fc.record({ role: fc.constantFrom('customer' as const, 'agent' as const), text: anyText }),
  { maxLength: 6 },
);
const messagesOf = (said: readonly { role: 'customer' | 'agent'; text: string }[]) =>
  said.map((one, i): DialogueMessage => ({ ...one, i, time: null }));

describe('what agents tell', () => {
  it('is read from any text, only of agents, in values that keep', () => {
    fc.assert(
      fc.property(anyDialogue, (said) => {
        for (const told of toldIn(turnsOf({ id: '', messages: messagesOf(said) }))) {
          expect(said[told.i]?.role).toBe('agent');
          expect(toldValueSchema.parse(JSON.parse(JSON.stringify(told.value)))).toEqual(told.value);
          expect(toldLimitsSchema.parse(told.limits)).toEqual(told.limits);
          expect(cannotBothBe(told.topic, told, told)).toBe(false);
          expect(valueInWords(told.value, 'zh-CN')).not.toBe('');
        }
      }),
    );
  });

  it('is the same whichever way round two statements are compared', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom(...topics), (one, other, topic) => {
        const [a] = valuesOf(topic, one, null);
        const [b] = valuesOf(topic, other, null);
        if (!a || !b) return;
        expect(cannotBothBe(topic, a, b)).toBe(cannotBothBe(topic, b, a));
        if (valueKey(a.value) === valueKey(b.value)) expect(cannotBothBe(topic, a, b)).toBe(false);
      }),
    );
  });

  it('is read from whatever a person writes as a value', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...topics), (written, topic) => {
        const value = readValue(topic, written);
        if (value !== null) expect(toldValueSchema.parse(value)).toEqual(value);
      }),
    );
  });
});

it('mining questions counts every one once, in the same order whenever it is done', () => {
  fc.assert(
    fc.property(fc.array(anyDialogue, { maxLength: 5 }), (dialogues) => {
      const mine = () => {
        const miner = questionMiner();
        for (const [conversationId, said] of dialogues.entries()) {
          for (const [at, { role, text }] of said.entries()) {
            const place = { conversationId, messageId: conversationId * 100 + at, sentAt: at };
            miner.push({ ...place, sender: role, side: role, text, told: [] });
          }
        }
        return miner.end();
      };
      const { questions, examined } = mine();
      const customers = dialogues.flat().filter(({ role }) => role === 'customer').length;
      expect(examined).toBe(customers);
      const asked = questions.reduce((sum, question) => sum + question.asked, 0);
      expect(asked).toBeLessThanOrEqual(customers);
      for (const question of questions) {
        const answered = [...question.answers.values()].reduce((sum, one) => sum + one.count, 0);
        expect(answered + question.unanswered).toBe(question.asked);
      }
      expect(mine().questions.map(({ key }) => key)).toEqual(questions.map(({ key }) => key));
    }),
  );
});
