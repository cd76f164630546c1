// Written by `npm run zh-tw` from ../search-operators.ts: change that, or tests/translation.

export const operatorHelp = {
  from: '誰說的',
  to: '說給誰的',
  customer: '某個買家的對話',
  agent: '某個客服說的',
  shop: '某家店的',
  platform: '某個平台的',
  channel: '從哪裡來的訊息',
  role: '買家、客服還是機器人說的',
  before: '某天以前',
  after: '某天以後',
  on: '就在那天',
  during: '某段時間裡',
  tag: '打了標籤的',
  has: '帶圖片、電話、承諾…',
  is: '沒有回覆、逾期、撤回…',
  order: '提到訂單號',
  amount: '提到多少錢',
  source: '來自某個檔案',
  in: '某個對話裡的',
  near: '某則訊息或某個時間前後一小時',
};

export const timeExamples = { times: '今天 昨天 前天 本週 上週 本月 上月 7天 30天 雙11' };
