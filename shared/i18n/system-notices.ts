import { texts } from './texts.ts';
import * as tw from './zh-tw/system-notices.ts';

/** What the system's notifications say, and their settings. */
export const systemNoticeTexts = texts(
  {
    title: '通知与托盘',
    which: '系统通知',
    hint: '只在桌面版出现。点一下通知就到那里。',
    promises: '到期的承诺',
    imports: '导入完成',
    handovers: '待接收的交接单',
    tray: '关闭窗口时留在托盘，继续提醒',
    importDone: '导入完成',
    imported: (fresh: string, duplicates: string) => `新增 ${fresh} 条，重复 ${duplicates} 条`,
    importFailed: '导入没有完成',
    importFailedHint: '已有的记录没有变。打开“导入”看原因。',
    noteWaits: (number: number) => `交接单 ${number} 号等您接收`,
    noteFrom: (outgoing: string, shift: string, items: number) =>
      `${outgoing} · ${shift} · ${items} 项未接收`,
  },
  {
    title: 'Notifications and tray',
    which: 'System notifications',
    hint: 'In the desktop window only. A press on one leads to what it tells of.',
    promises: 'Promises due',
    imports: 'Finished imports',
    handovers: 'Notes to acknowledge',
    tray: 'Stay in the tray when the window is closed, and go on reminding',
    importDone: 'Import done',
    imported: (fresh: string, duplicates: string) => `${fresh} new, ${duplicates} duplicates`,
    importFailed: 'The import was not completed',
    importFailedHint: 'What was there is unchanged. Open Import for the reason.',
    noteWaits: (number: number) => `Handover note ${number} waits for you`,
    noteFrom: (outgoing: string, shift: string, items: number) =>
      `${outgoing} · ${shift} · ${items === 1 ? '1 item' : `${items} items`} open`,
  },
  tw.systemNoticeTexts,
);
