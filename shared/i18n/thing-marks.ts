import { texts } from './texts.ts';
import * as tw from './zh-tw/thing-marks.ts';

/** Tags and notes on what is no message. */
export const thingMarksTexts = texts(
  {
    of: (thing: string) => `${thing}的标签和备注`,
    tagsOf: (thing: string) => `${thing}标签`,
    tagHint: '写一个词，回车',
    noteOn: (thing: string) => `给${thing}写一条备注`,
    addNote: '记下',
    removeNote: '撤下这条备注',
    tagged: (tag: string) => `加了标签“${tag}”`,
    untagged: (tag: string) => `去了标签“${tag}”`,
    noteRemoved: '备注已移除',
  },
  {
    of: (thing: string) => `Tags and notes on the ${thing}`,
    tagsOf: (thing: string) => `Tags of the ${thing}`,
    tagHint: 'A word, then Enter',
    noteOn: (thing: string) => `A note on the ${thing}`,
    addNote: 'Add note',
    removeNote: 'Take this note away',
    tagged: (tag: string) => `Tagged “${tag}”`,
    untagged: (tag: string) => `Tag “${tag}” taken off`,
    noteRemoved: 'The note was removed',
  },
  tw.thingMarksTexts,
);
