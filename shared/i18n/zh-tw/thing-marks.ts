// Written by `npm run zh-tw` from ../thing-marks.ts: change that, or tests/translation.

export const thingMarksTexts = {
  of: (thing: string) => `${thing}的標籤和備註`,
  tagsOf: (thing: string) => `${thing}標籤`,
  tagHint: '寫一個詞，按 Enter',
  noteOn: (thing: string) => `給${thing}寫一條備註`,
  addNote: '記下',
  removeNote: '撤下這條備註',
  tagged: (tag: string) => `加了標籤「${tag}」`,
  untagged: (tag: string) => `去了標籤「${tag}」`,
  noteRemoved: '備註已移除',
};
