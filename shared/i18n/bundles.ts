import { texts } from './texts.ts';
import * as tw from './zh-tw/bundles.ts';

/** Sharing an archive with another computer. */
export const bundleTexts = texts(
  {
    title: '和另一台电脑共享',
    hint: '把这里导入的聊天和大家的决定装进一个文件，拷到另一台电脑合并。合并多少次、先后如何，结果都一样。保存的搜索、导入预设、质检抽样和评分只留在这台电脑上。',
    since: '装哪些',
    all: '全部',
    week: '近 7 天',
    month: '近 30 天',
    bring: '别处做的',
    create: '制作共享包',
    merge: '合并共享包…',
    working: '正在进行，可以继续做别的',
    made: (batches: string, deeds: string) => `共享包已做好：${batches} 批导入，${deeds} 个决定`,
    save: '另存为…',
    show: '在文件夹中显示',
    merged: (fresh: string, applied: string) =>
      `已合并：新消息 ${fresh} 条，采用决定 ${applied} 个`,
    nothingNew: '已合并：里面的内容这里都有了',
    waiting: (n: string) => `${n} 个决定要等相关聊天导入后才生效`,
    refused: (n: string) => `${n} 个文件没有导入`,
    conflicts: (n: number) => `${n} 处两边决定不同，按较晚的为准`,
    conflict: (about: string, field: string, here: string, there: string, kept: string) =>
      `“${about}”${field === '' ? '' : `的${field}`}：这里是“${here}”，那边是“${there}”，采用“${kept}”`,
    failed: '没有完成',
    noBundle: '这不是完好的守言共享包。请在那台电脑上重新制作一个；这里的记录没有变。',
    bundleFile: '守言共享包',
  },
  {
    title: 'Share with another computer',
    hint: 'Puts what was imported here and what people decided into one file, to be merged on another computer. However often and in whatever order, the result is the same. Saved searches, import presets and spot checks stay on this computer.',
    since: 'What goes in',
    all: 'Everything',
    week: 'Last 7 days',
    month: 'Last 30 days',
    bring: 'From elsewhere',
    create: 'Make a bundle',
    merge: 'Merge a bundle…',
    working: 'Under way; you can go on with other things',
    made: (batches: string, deeds: string) =>
      `The bundle is ready: ${batches} imports, ${deeds} decisions`,
    save: 'Save as…',
    show: 'Show in folder',
    merged: (fresh: string, applied: string) =>
      `Merged: ${fresh} new messages, ${applied} decisions applied`,
    nothingNew: 'Merged: all of it was here already',
    waiting: (n: string) => `${n} decisions wait for their chats to be imported`,
    refused: (n: string) => `${n} files were not imported`,
    conflicts: (n: number) =>
      n === 1
        ? 'In one place both sides decided differently; the later word holds'
        : `In ${n} places both sides decided differently; the later word holds`,
    conflict: (about: string, field: string, here: string, there: string, kept: string) =>
      `“${about}”${field === '' ? '' : `, ${field}`}: “${here}” here, “${there}” there; “${kept}” holds`,
    failed: 'Not done',
    noBundle:
      'This is not a Keptword bundle, or it is damaged. Make it again on the other computer; nothing was changed here.',
    bundleFile: 'Keptword bundle',
  },
  tw.bundleTexts,
);
