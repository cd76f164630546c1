import { expect, it } from 'vitest';
import { chatOfSpeakers } from '../../../../electron/core/imports/text/chat-of-speakers.ts';

it.each([
  ['the two who speak', ['阿青', '灯铺', '阿青'], '灯铺|阿青'],
  ['a name and 我', ['我', '阿青'], '我|阿青'],
  ['its file, where words for sides stand for anybody', ['客户', '客服'], '三月'],
  ['its file, where many speak', ['阿青', '灯铺', '阿木'], '三月'],
])('a chat is known by %s', (_by, senders, key) => {
  expect(chatOfSpeakers(senders, '三月.csv').key).toBe(key);
});
