// Written by `npm run zh-tw` from ../findings.ts: change that, or tests/translation.

export const riskTexts = {
  absolute: '說得太滿，做不到就成了把柄',
  superlative: '廣告法不許的最高級用語',
  efficacy: '宣傳功效或療效，普通商品不能這樣說',
  'paid-review': '拿好處換評價，平台會處罰',
  admission: '等於承認是我方過錯，先核實再說',
  blame: '把責任推給同事',
  rude: '話說得不客氣',
  'other-platform': '提到了別的平台',
  'off-platform-contact': '把買家引到平台外聯絡',
  'off-platform-payment': '讓買家在平台外付款',
  link: '帶了平台外的連結',
};

export const watchTexts = {
  'lookalike-link': (words: string) => `連結「${words}」冒充平台網址`,
  'short-link': (words: string) => `短網址「${words}」看不出去向`,
  'unknown-link': (words: string) => `陌生連結「${words}」，還叫人點開`,
  'dangerous-file': (words: string) => `檔案「${words}」開啟就會執行`,
  'asks-for-secret': (words: string) => `要驗證碼或密碼：「${words}」`,
  'poses-as-platform': (words: string) => `自稱平台人員：「${words}」`,
  'off-platform-contact': (words: string) => `要到平台外聯絡：「${words}」`,
  'off-platform-payment': (words: string) => `要在平台外付款：「${words}」`,
  'threat-bad-review': (words: string) => `以負評相威脅：「${words}」`,
  'threat-complaint': (words: string) => `要客訴：「${words}」`,
  'threat-regulator': (words: string) => `要找監管部門：「${words}」`,
  'threat-exposure': (words: string) => `要曝光：「${words}」`,
  'threat-lawyer': (words: string) => `要打官司：「${words}」`,
  'threat-police': (words: string) => `要報警：「${words}」`,
  'asks-again': (words: string) => `買家把同一件事又問了一遍：「${words}」`,
  'says-asked-before': (words: string) => `買家說已經問過：「${words}」`,
  'prompts-again': (words: string) => `買家一再招呼，沒有人應：「${words}」`,
  'never-came-back': (words: string) => `說了「${words}」，後來沒有回話`,
  'came-back-late': (words: string) => `說了「${words}」，過了一刻鐘以上才回話`,
};

export const contradictionTexts = {
  differ: (a: string, b: string) => `同一件事說法不同：「${a}」和「${b}」`,
};
