import { texts } from './texts.ts';
import * as tw from './zh-tw/inbox.ts';

/** The watched folder. */
export const inboxTexts = texts(
  {
    title: '收件夹',
    what: '放进这个文件夹的导出文件会自动导入；关着守言时放进来的，下次打开就导入。文件留在原处，不移动、不删除。',
    own: '档案库自带的文件夹',
    chosen: '另选的文件夹',
    show: '打开文件夹',
    choose: '换一个文件夹',
    useOwn: '用回自带的文件夹',
    browserHint: '在浏览器里不能换文件夹；请在桌面版里换，或用命令 keptword inbox --folder。',
    missing: '这个文件夹不在了，或者盘没有接上。',
    unreadable: (names: string) => `读不了：${names}。请检查权限，或者另存一份放进来。`,
    waiting: '等着导入',
    nothingWaits: '没有等着的文件。',
    takeNow: '现在就导入',
    more: (n: string) => `还有 ${n} 个`,
    taken: '收过的文件',
    nothingTaken: '还没有收过文件。',
    when: '时间',
    name: '文件',
    result: '结果',
    size: '大小',
    imported: (n: string, batch: string) => `新增 ${n} 条，批次 ${batch}`,
    unchanged: '以前导入过，没有新内容',
    refused: '没有导入',
    notice: (names: readonly string[], files: number, messages: string, refused: number) =>
      `收件夹导入了 ${names.join('、')}${files > names.length ? ` 等 ${files} 个文件` : ''}：新增 ${messages} 条${refused > 0 ? `，${refused} 个没有导入` : ''}`,
  },
  {
    title: 'Inbox',
    what: 'Exports that are put into this folder are imported by themselves; those put there while Keptword is closed, when it is opened next. Files stay where they are.',
    own: 'the archive’s own folder',
    chosen: 'a folder of your choice',
    show: 'Open the folder',
    choose: 'Choose another folder',
    useOwn: 'Use the archive’s own',
    browserHint:
      'The folder cannot be changed in a browser; use the desktop window or the command keptword inbox --folder.',
    missing: 'This folder is gone, or its drive is not connected.',
    unreadable: (names: string) =>
      `Cannot be read: ${names}. Look at its permissions, or put a copy here.`,
    waiting: 'Waiting',
    nothingWaits: 'Nothing waits.',
    takeNow: 'Import them now',
    more: (n: string) => `${n} more`,
    taken: 'Taken so far',
    nothingTaken: 'Nothing was taken yet.',
    when: 'When',
    name: 'File',
    result: 'Result',
    size: 'Size',
    imported: (n: string, batch: string) => `${n} new, batch ${batch}`,
    unchanged: 'Imported before; nothing new',
    refused: 'Refused',
    notice: (names: readonly string[], files: number, messages: string, refused: number) =>
      `Inbox: ${names.join(', ')}${files > names.length ? ` and ${files - names.length} more` : ''} imported, ${messages} new${refused > 0 ? `, ${refused} refused` : ''}`,
  },
  tw.inboxTexts,
);
