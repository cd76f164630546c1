import { expect, it } from 'vitest';
import { strengthOf } from '../../../shared/domain/encryption/strength.ts';

it.each([
  ['12345678', 'weak'],
  ['aaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['password2024', 'weak'],
  ['woaini5201314', 'weak'],
  ['qwertyuiopasdfghjkl', 'weak'],
  ['19881002', 'weak'],
  ['我爱你', 'weak'],
  ['淘宝客服密码888', 'weak'],
  ['Taobao2024!', 'weak'],
  ['lamp river bread', 'fair'],
  ['雨伞铁路三明治', 'fair'],
  ['河边的石头会说话', 'strong'],
  ['lamp river bread cousin elbow', 'strong'],
  ['kV7!xq-Lw02#hTz', 'strong'],
])('tells how soon %s is guessed: %s', (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});

it('takes one passphrase from every keyboard as the same', () => {
  expect(strengthOf('ｌａｍｐ　ｒｉｖｅｒ　ｂｒｅａｄ　ｅｌｂｏｗ')).toBe(
    strengthOf('lamp river bread elbow'),
  );
});
