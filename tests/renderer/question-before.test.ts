import { describe, expect, it } from 'vitest';
import { questionBefore } from '../../renderer/features/around/question-before.ts';
import type { Message, Role } from '../../shared/model/message.ts';

const said = (messageId: string, role: Role, text: string) =>
  ({ messageId, role, text }) as Message;

const near = [
  said('1', 'customer', '在吗'),
  said('2', 'customer', '退的话运费谁出'),
  said('3', 'agent', '亲，在的'),
  said('4', 'system', '订单已付款'),
  said('5', 'agent', '个人原因退货运费自理'),
  said('6', 'customer', '好吧'),
];

describe('what a reply answers', () => {
  it('is the longest of what the buyer said right before it, past the shop’s own words', () => {
    expect(questionBefore(near, '3')).toBe('2');
    expect(questionBefore(near, '5')).toBe('2');
  });

  it('is the message itself where it is the buyer’s own, or where nothing was asked', () => {
    expect(questionBefore(near, '6')).toBe('6');
    expect(questionBefore(near.slice(2), '5')).toBe('5');
    expect(questionBefore([], '5')).toBe('5');
  });
});
