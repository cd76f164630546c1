// Written by `npm run zh-tw` from ../bundles.ts: change that, or tests/translation.

export const bundleTexts = {
  title: '和另一台電腦共用',
  hint: '把這裡匯入的聊天和大家的決定裝進一個檔案，複製到另一台電腦合併。合併多少次、先後如何，結果都一樣。儲存的搜尋、匯入範本、抽查抽樣和評分只留在這台電腦上。',
  since: '裝哪些',
  all: '全部',
  week: '近 7 天',
  month: '近 30 天',
  bring: '別處做的',
  create: '製作共用包',
  merge: '合併共用包…',
  working: '正在進行，可以繼續做別的',
  made: (batches: string, deeds: string) => `共用包已做好：${batches} 批匯入，${deeds} 個決定`,
  save: '另存為…',
  show: '在資料夾中顯示',
  merged: (fresh: string, applied: string) => `已合併：新訊息 ${fresh} 條，採用決定 ${applied} 個`,
  nothingNew: '已合併：裡面的內容這裡都有了',
  waiting: (n: string) => `${n} 個決定要等相關聊天匯入後才生效`,
  refused: (n: string) => `${n} 個檔案沒有匯入`,
  conflicts: (n: number) => `${n} 處兩邊決定不同，按較晚的為準`,
  conflict: (about: string, field: string, here: string, there: string, kept: string) =>
    `「${about}」${field === '' ? '' : `的${field}`}：這裡是「${here}」，那邊是「${there}」，採用「${kept}」`,
  failed: '沒有完成',
  noBundle: '這不是完好的守言共用包。請在那台電腦上重新製作一個；這裡的記錄沒有變。',
  bundleFile: '守言共用包',
};
