import { texts } from './texts.ts';
import * as tw from './zh-tw/errors.ts';

/** What happened, by error code (shared/contract/errors.ts). */
export const errorWords = texts(
  {
    'invalid-input': '填写的内容不对',
    'not-found': '找不到了',
    conflict: '和现在的状态冲突',
    'unsupported-format': '认不出这种文件',
    'damaged-file': '文件有损坏',
    'archive-newer': '档案库由更新的版本建立',
    'archive-damaged': '档案库有损坏',
    'disk-full': '磁盘已满',
    'permission-denied': '没有权限',
    locked: '档案库正被占用',
    cancelled: '已取消',
    unavailable: '暂时连不上',
    internal: '程序出了错',
  },
  {
    'invalid-input': 'What was entered does not fit',
    'not-found': 'It cannot be found any more',
    conflict: 'It does not fit the present state',
    'unsupported-format': 'This kind of file is not known',
    'damaged-file': 'The file is damaged',
    'archive-newer': 'The archive was made by a newer version',
    'archive-damaged': 'The archive is damaged',
    'disk-full': 'The disk is full',
    'permission-denied': 'Permission was denied',
    locked: 'The archive is in use',
    cancelled: 'Cancelled',
    unavailable: 'It cannot be reached right now',
    internal: 'The program failed',
  },
  tw.errorWords,
);

/** What to do about it, by error code. */
export const errorAdvice = texts(
  {
    'invalid-input': '改好标出的内容再试。',
    'not-found': '它可能已被替换，返回后重新打开。',
    conflict: '刷新后看看别人做了什么，再决定。',
    'unsupported-format': '按 F1 看能导入哪些、怎样导出；表格和文字也可以自己指定读法。',
    'damaged-file': '请从平台重新导出一次。已读到的内容没有丢。',
    'archive-newer': '请安装新版本的守言再打开。档案库没有被改动。',
    'archive-damaged': '请到设置里检查档案库，并从备份恢复。原始文件仍保留。',
    'disk-full': '清理磁盘空间后再试。已保存的内容没有丢。',
    'permission-denied': '换一个能写入的文件夹，或请管理员授权。',
    locked: '关闭另一个打开此档案库的窗口，再试。',
    cancelled: '没有留下任何改动。',
    unavailable: '稍等再试；一直不行就重新启动守言。',
    internal: '再试一次；一直不行请把编号告诉我们。',
  },
  {
    'invalid-input': 'Correct what is marked and try again.',
    'not-found': 'It may have been replaced. Go back and open it again.',
    conflict: 'Look at what has changed, then decide.',
    'unsupported-format':
      'F1 says what can be imported and how to get it; of tables and texts you can say how they are read.',
    'damaged-file': 'Export it from the platform again. What could be read is kept.',
    'archive-newer': 'Install the newer Keptword to open it. The archive was not touched.',
    'archive-damaged':
      'Check the archive in the settings and restore a backup. The original files are still there.',
    'disk-full': 'Free some space and try again. What was saved is safe.',
    'permission-denied': 'Choose a folder that you may write to, or ask an administrator.',
    locked: 'Close the other window that uses this archive, then try again.',
    cancelled: 'Nothing was changed.',
    unavailable: 'Wait a moment and try again; if it stays so, start Keptword anew.',
    internal: 'Try again; if it stays so, tell us the number.',
  },
  tw.errorAdvice,
);
