import { afterEach, describe, expect, it } from 'vitest';
import type { FixtureArchive } from '../archive-fixture.ts';
import { shopWhere, type Exchange } from './shop.ts';

let archive: FixtureArchive;
afterEach(() => archive.close());

const asking = (asked: string, answer: string, n: number, agent = '小红'): Exchange => ({
  buyer: `买家${n}`,
  time: `2026-09-${String(n).padStart(2, '0')}T10:00:00`,
  asked,
  answer,
  agent,
});
const questions = async (more: object = {}) => archive.client.faq.questions(more);

describe('questions that customers repeat', () => {
  it('are one whatever the courtesies, and show how they were answered', async () => {
    archive = await shopWhere([
      asking('什么时候发货', '48小时内发货', 1),
      asking('亲，请问什么时候发货呀？', '48小时内发的哦', 2, '小美'),
      asking('在吗，几天发货', '72小时内发货', 3, '阿杰'),
      asking('灯泡能自己换吗', '可以自己换的', 4),
      asking('请问灯泡能自己换吗', '能换，拧下来就行', 5),
      asking('好的谢谢', '不客气', 6),
      asking('能送到山上的木屋吗', '可以的', 7),
    ]);
    const { questions: found, examined } = await questions();
    expect(examined).toBe(7);
    expect(found).toMatchObject([
      {
        topic: 'ship_time',
        category: 'payment-delivery',
        asked: 3,
        customers: 3,
        isSpread: true,
        unanswered: 0,
        answerId: null,
        answers: [
          { count: 2, agents: ['小红', '小美'], value: { type: 'durations' } },
          { count: 1, agents: ['阿杰'], text: '72小时内发货' },
        ],
      },
      { question: '灯泡能自己换吗', topic: 'other', asked: 2, isSpread: false },
    ]);
    expect(found[0]?.examples.map(({ by }) => by)).toEqual(['买家3', '买家2', '买家1']);
  });

  it('are covered by an entry on their topic, or with nearly their words', async () => {
    archive = await shopWhere([
      asking('什么时候发货', '48小时内发货', 1),
      asking('什么时候发货', '48小时内发货', 2),
      asking('灯泡能自己换吗', '可以自己换的', 3),
      asking('灯泡能自己换吗', '可以自己换的', 4),
    ]);
    const { client } = archive;
    await client.answers.add({ topic: 'ship_time', answer: '48小时内发货' });
    await client.answers.add({
      topic: 'other',
      category: '安装',
      question: '灯泡可以自己换吗',
      answer: '可以，拧下来换E27灯泡',
    });
    const { questions: found, categories } = await questions();
    expect(found.map(({ answerId, category }) => [answerId, category])).toEqual([
      ['2', '安装'],
      ['1', 'payment-delivery'],
    ]);
    expect(categories).toEqual([
      { category: 'quality', answers: 0, questions: 0, covered: 0, asked: 0 },
      { category: 'price', answers: 0, questions: 0, covered: 0, asked: 0 },
      { category: 'payment-delivery', answers: 1, questions: 1, covered: 1, asked: 2 },
      { category: 'after-sales', answers: 0, questions: 0, covered: 0, asked: 0 },
      { category: '安装', answers: 1, questions: 1, covered: 1, asked: 2 },
    ]);
    expect((await questions({ onlyUncovered: true })).questions).toEqual([]);
  });

  it('that nobody answered are counted', async () => {
    archive = await shopWhere([
      asking('灯泡能自己换吗', '您好', 1),
      asking('灯泡能自己换吗', '可以的', 2),
    ]);
    expect((await questions()).questions).toMatchObject([{ asked: 2, unanswered: 1 }]);
  });
});
