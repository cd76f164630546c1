import { describe, expect, it } from 'vitest';
import { findOpenItem } from '../../../shared/domain/detection/open/find-open-item.ts';
import { talk } from './dialogues.ts';

const end = (...lines: string[]) => findOpenItem(talk(...lines));
const closed = { isOpen: false, kind: null, i: null };

describe('who owes what at the end', () => {
  it('is nobody when the question was answered and thanks were said', () => {
    expect(end('买家: 这个灯能调光吗', '客服: 可以调光的哦', '买家: 好的谢谢')).toEqual(closed);
    expect(end('c: Can it be dimmed?', 'a: Yes, it can be dimmed.', 'c: Great, thanks!')).toEqual(
      closed,
    );
  });

  it('is the agent while a call-back is due, closing words notwithstanding', () => {
    expect(
      end(
        '买家: 灯闪得厉害',
        '客服: 我让技术明天给您回电话',
        '买家: 好的',
        '客服: 感谢您的支持,再见',
      ),
    ).toEqual({ isOpen: true, kind: 'agent_owes', i: 1 });
    expect(
      end('c: The lamp flickers', 'a: A technician will call you back tomorrow.', 'c: Thank you'),
    ).toEqual({ isOpen: true, kind: 'agent_owes', i: 1 });
  });

  it('is nobody once what was owed is done', () => {
    expect(
      end('买家: 帮我催一下', '客服: 这就帮您催快递', '客服: 已经帮您联系了', '买家: 收到了,谢谢'),
    ).toEqual(closed);
  });

  it('is the customer when the agent asked for something', () => {
    expect(end('买家: 灯罩碎了', '客服: 麻烦您拍张照片发过来')).toEqual({
      isOpen: true,
      kind: 'waiting_customer',
      i: 1,
    });
    expect(end('c: It broke', 'a: Could you send us a photo?')).toMatchObject({
      kind: 'waiting_customer',
    });
  });

  it('is the customer when they said they would try', () => {
    expect(end('买家: 灯不亮', '客服: 换个灯泡看看', '买家: 我晚上试试')).toMatchObject({
      kind: 'waiting_customer',
      i: 2,
    });
  });

  it('is an unanswered customer when the last question got no answer', () => {
    expect(end('买家: 在吗', '客服: 在的', '买家: 什么时候发货')).toEqual({
      isOpen: true,
      kind: 'customer_unanswered',
      i: 2,
    });
    expect(end('c: Where is my order?')).toMatchObject({ kind: 'customer_unanswered', i: 0 });
  });

  it('leaves a parcel under way to itself', () => {
    expect(end('买家: 到哪了', '客服: 预计明天送达', '买家: 好的')).toEqual(closed);
  });

  it('says nothing about an empty conversation or one of system messages', () => {
    expect(end()).toEqual(closed);
    expect(end('系统: 会话已建立')).toEqual(closed);
  });
});
