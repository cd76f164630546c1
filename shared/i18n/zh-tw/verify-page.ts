// Written by `npm run zh-tw` from ../verify-page.ts: change that, or tests/translation.

export const verifyPageTexts = {
  title: '核驗證據包',
  about: '本頁只在這台電腦上執行，不連網，也不上傳任何檔案。',
  drop: '把證據包（zip 或資料夾）拖到這裡',
  chooseZip: '選擇 zip 檔案',
  chooseFolder: '選擇資料夾',
  seal: '封存碼（封存單上的 64 位，可不填）',
  sealBad: '封存碼應為 64 位十六進位數字，請核對後重試。',
  working: '正在核驗…',
  checked: (name: string, time: string) => `核驗對象：${name}，本機時間 ${time}`,
  passed: '通過',
  passedMeans: '內容完整一致，且與包外的封存碼相符。',
  passedByStamp: '內容完整一致，且有成立的可信時間戳。',
  altered: '已被改動',
  alteredMeans: '下列內容與製作時不符。',
  incomplete: '不完整',
  incompleteMeans: '下列內容缺失或無法讀取，其餘未見改動。',
  unsealed: '未封存',
  unsealedMeans:
    '內容前後一致，但沒有包外的封存碼可核對，無法排除整包重做。請填入封存單上的封存碼再核驗。',
  findings: '發現的問題',
  more: (count: number) => `另有 ${count} 條`,
  sealCode: '本包的封存碼',
  again: '核驗另一個',
};
