import { texts } from './texts.ts';
import * as tw from './zh-tw/shortcut-settings.ts';

/** Where people give actions keys of their own. */
export const shortcutSettingsTexts = texts(
  {
    title: '快捷键',
    hint: '点一个键再按新的键。单个字母在打字和用输入法时不起作用。改动存在这个档案库里，用这个档案库的电脑都一样。',
    find: '找一个操作',
    change: (action: string, keys: string) => `${action}：${keys}，点击更改`,
    none: '没有快捷键',
    press: '请按新的键…',
    pressHint: '按 Esc 取消，按退格键去掉快捷键。',
    notPossible: (key: string) => `${key} 有固定的用处，不能用。`,
    conflict: (key: string, actions: string) => `${key} 已用于：${actions}。`,
    useAnyway: '改给这个操作',
    cancel: '取消',
    reset: '恢复',
    resetAll: '全部恢复为原来的键',
    changed: (n: number) => `改过 ${n} 个`,
    nothingFound: '没有这样的操作。',
  },
  {
    title: 'Keys',
    hint: 'Press a key here, then the new one. Single letters do nothing while you type or compose. Changes are kept in this archive, for every computer that opens it.',
    find: 'Find an action',
    change: (action: string, keys: string) => `${action}: ${keys}, press to change`,
    none: 'No key',
    press: 'Press the new key…',
    pressHint: 'Esc leaves it as it is, Backspace takes the key away.',
    notPossible: (key: string) => `${key} has a use of its own and cannot be taken.`,
    conflict: (key: string, actions: string) => `${key} is used for: ${actions}.`,
    useAnyway: 'Give it to this action',
    cancel: 'Cancel',
    reset: 'Reset',
    resetAll: 'Reset all keys',
    changed: (n: number) => (n === 1 ? '1 changed' : `${n} changed`),
    nothingFound: 'There is no such action.',
  },
  tw.shortcutSettingsTexts,
);
